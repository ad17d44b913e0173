# Lời mời vào gian hàng, như người được mời thấy
invitation-title = Gian hàng { $shop } mời bà con cùng bán hàng
invitation-title-new = Một gian hàng mới mời bà con cùng bán hàng
invitation-words = Nhận lời thì bà con đăng hàng và trả lời đơn thay gian hàng, bằng tài khoản này. Không quen gian hàng thì bấm Không nhận.
invitation-accept = Nhận lời
invitation-decline = Không nhận
invitation-accepted = Bà con đã vào gian hàng { $shop }. Đơn hàng ở đây.
invitation-declined = Đã trả lời không nhận. Bà con không ở trong gian hàng này.
invitation-gone = Lời mời này không còn nữa. Nếu vẫn muốn vào, xin nhắn chủ gian hàng mời lại.
invitation-too-many = Gian hàng đã đủ người. Lời mời vẫn còn đây, xin nhắn chủ gian hàng.
