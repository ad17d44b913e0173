# Địa chỉ và ảnh trong các mẫu điền
address-example = Ví dụ: Mèo Vạc
address-unknown = Chợ không tìm thấy xã, phường nào tên như vậy. Xin gõ lại tên xã, có thể gõ tên xã cũ hoặc huyện cũ.
address-which = Có nhiều nơi tên như vậy. Xin chọn đúng xã, phường ở ngay bên dưới rồi gửi lại.
address-choose = Chọn đúng xã, phường
address-former = trước 7/2025: { $place }
photos-take = Chụp ảnh hoặc chọn ảnh
photos-more = Thêm ảnh
photos-other = Đổi ảnh khác
photos-cover = Ảnh bìa
photos-nth = Ảnh { $n }
photos-remove = Xoá ảnh { $n }
photos-earlier = Đưa ảnh { $n } lên trước
photos-too-many = Chỉ nhận nhiều nhất { $most } ảnh. Những ảnh đầu đã được giữ; xin xoá bớt nếu muốn thay.
photos-too-often = Vừa gửi nhiều ảnh quá. Xin đợi một lát rồi thêm tiếp; ảnh đã nhận và những gì đã nhập vẫn còn.
photos-too-many-pixels = Ảnh này quá lớn (trên 60 triệu điểm ảnh). Xin chụp ở cỡ nhỏ hơn; những gì đã nhập vẫn còn.
photos-not-a-picture = Tệp này không phải ảnh đọc được. Xin chọn ảnh JPG, PNG hoặc WebP; những gì đã nhập vẫn còn.
photos-not-kept = Chợ chưa lưu được ảnh này. Những gì đã nhập vẫn còn; xin thử gửi lại sau ít phút.
