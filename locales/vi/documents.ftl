# Văn bản công khai
document-from = có hiệu lực từ { $day }
document-comes = Bản này có hiệu lực từ { $day }. Hôm nay bản trước còn hiệu lực.
document-coming = Từ { $day } có bản mới.
document-read-coming = Đọc trước
document-difference-coming = Khác gì bản này
document-difference = Bản số { $version } khác gì bản số { $before }
document-difference-description = { $title }: từng câu đã đổi giữa bản số { $before } và bản số { $version }, bỏ gì và thêm gì.
document-same = Chữ giống hệt nhau.
document-version = Bản số { $version }
document-description = { $title }: văn bản của { $market }, bản đang có hiệu lực và các bản trước.
document-not-current = Đây là bản cũ, nay không còn hiệu lực.
document-current = Xem bản đang có hiệu lực
document-history = Các bản đã công bố
