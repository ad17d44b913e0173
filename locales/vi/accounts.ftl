# Tài khoản. Tin nhắn được bỏ dấu khi gửi.
text-code-register = Chợ Phiên: mã xác nhận của bà con là { $code }. Mã dùng trong 10 phút. Không đưa mã này cho ai.
text-already-registered = Chợ Phiên: số này đã có tài khoản. Quên mật khẩu thì mở { $site }/reset để đặt lại. Nếu không phải bà con vừa đăng ký, xin bỏ qua tin này.
text-code-reset = Chợ Phiên: mã đặt lại mật khẩu là { $code }. Mã dùng trong 10 phút. Không đưa mã này cho ai.
text-not-registered = Chợ Phiên: số này chưa có tài khoản. Bà con có thể đăng ký tại { $site }/register. Nếu không phải bà con yêu cầu, xin bỏ qua tin này.
text-code-join = Chợ Phiên: mã nhận đơn hàng về tài khoản là { $code }. Mã dùng trong 10 phút. Không đưa mã này cho ai.
