# Duyệt: lý do trả lại
reason-shop-name = Tên gian hàng chưa phù hợp
reason-shop-place = Địa chỉ chưa đúng
reason-shop-story = Lời giới thiệu chưa đúng hoặc chưa phù hợp
reason-shop-photo = Ảnh chưa rõ hoặc không phải của gian hàng
reason-shop-seller = Chưa xác minh được người bán
reason-shop-other = Lý do khác
