# Văn bản công khai
document-version = Bản số { $version }
document-description = { $title }: văn bản của { $market }, bản đang có hiệu lực và các bản trước.
document-not-current = Đây là bản cũ, nay không còn hiệu lực.
document-current = Xem bản đang có hiệu lực
document-history = Các bản đã công bố
