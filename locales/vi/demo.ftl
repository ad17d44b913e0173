# Lời in ra khi mở chợ mẫu
demo-loading = Đang dựng chợ mẫu, chừng nửa phút…
demo-half = Chợ mẫu dựng dở từ lần trước. Xin xoá thư mục var/ rồi chạy lại.
demo-sign-ins = Đăng nhập mẫu (mật khẩu: { $password })
demo-role-buyer = người mua
demo-role-seller = người bán
demo-role-cooperative = hợp tác xã
demo-role-moderator = kiểm duyệt viên
demo-role-analyst = cán bộ thống kê
demo-role-admin = quản trị
demo-role-helper = người hỗ trợ
demo-second = Kiểm duyệt viên, cán bộ thống kê và quản trị nhập thêm mã 6 số; trang đăng nhập đã điền sẵn (khoá cho ứng dụng xác thực: { $key })
demo-messages = Tin nhắn và thư: { $url }
demo-send-back-words = Ảnh hơi tối, xin chụp lại ngoài trời để người mua thấy rõ hàng.
