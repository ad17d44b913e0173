# Số liệu của Sở Công Thương: màn hình và tệp tải về dùng chung các câu này
statistics-title = Số liệu
statistics-month = Tháng { $month } năm { $year }
statistics-quarter = Quý { $quarter } năm { $year }
statistics-year = Năm { $year }
statistics-days = Từ { $from } đến { $to }
statistics-territory = { $name }
statistics-territory-with = { $name } (gồm { $absorbed } cũ)
statistics-runs = Kỳ chưa kết thúc, số liệu còn thay đổi.
statistics-read-at = Đọc lúc { $moment }.
statistics-not-over = chưa hết tháng

# Chọn kỳ
statistics-period = Kỳ số liệu
statistics-asked = Đang xem
statistics-months = Tháng
statistics-quarters = Quý
statistics-years = Năm
statistics-show = Xem
statistics-other-days = Chọn từ ngày đến ngày
statistics-from = Từ ngày
statistics-to = Đến hết ngày
statistics-period-wrong = Không có kỳ này. Dưới đây là số liệu tháng này; xin chọn một kỳ trong danh sách.
statistics-days-wrong = Ngày cuối phải từ ngày đầu trở đi, cả kỳ không quá 3 năm và nằm trong 2020 đến 2100. Dưới đây là số liệu tháng này.
statistics-period-ahead = Kỳ này chưa bắt đầu. Dưới đây là số liệu tháng này.
statistics-earlier = Kỳ trước
statistics-later = Kỳ sau

# Con số chính
statistics-figure = { $figure }
statistics-transactions = Giao dịch thành công
statistics-value = Giá trị giao dịch
statistics-value-millions = Giá trị, triệu đồng
statistics-ocop = Giấy chứng nhận OCOP có hàng bán
statistics-ocop-figure = { $part } / { $all }
statistics-ocop-note = theo danh sách của tỉnh, hôm nay
statistics-ocop-none = không có giấy OCOP
statistics-change-up = ▲ { $percent } % so với { $from } – { $to } ({ $figure })
statistics-change-down = ▼ { $percent } % so với { $from } – { $to } ({ $figure })
statistics-change-none = Bằng { $from } – { $to } ({ $figure })
statistics-change-from-nothing = { $from } – { $to }: không có giao dịch

# Bốn bậc
statistics-ladder = Từ tài khoản đến giao dịch
statistics-accounts = tài khoản
statistics-shops = gian hàng được duyệt
statistics-live = đang có hàng bán
statistics-active = có giao dịch trong kỳ
statistics-of-accounts = { $share } % số tài khoản
statistics-of-shops = { $share } % số gian hàng
statistics-of-live = { $share } % số có hàng bán
statistics-off-sale = Ngoài ra có { $number } gian hàng có giao dịch thành công trong kỳ nhưng cuối kỳ không còn sản phẩm nào đăng bán; không tính vào bậc cuối.

# Theo thời gian
statistics-over-months = Theo tháng
statistics-over-days = Theo ngày
statistics-by-month = Giao dịch thành công theo tháng dương lịch
statistics-by-day = Giao dịch thành công theo ngày
statistics-days-table = Xem bảng theo ngày
statistics-chart-counts = Biểu đồ số giao dịch thành công theo tháng, từ { $first } đến { $last }; bảng bên dưới có cùng số liệu
statistics-chart-values = Biểu đồ giá trị giao dịch theo tháng, từ { $first } đến { $last }; bảng bên dưới có cùng số liệu
statistics-chart-days = Biểu đồ số giao dịch thành công theo ngày, từ ngày { $first } đến ngày { $last }; bảng bên dưới có cùng số liệu
statistics-chart-legend-now = Cột đậm: tháng thuộc kỳ đang xem.
statistics-chart-legend-open = Cột nét đứt: tháng chưa hết.
statistics-column-month = Tháng
statistics-column-day = Ngày
statistics-column-count = Giao dịch
statistics-column-value = Giá trị (₫)

# Theo nơi
statistics-by-place = Theo địa bàn
statistics-by-label = Gộp theo
statistics-by-commune = Xã, phường
statistics-by-district = Huyện cũ
statistics-by-province = Tỉnh cũ
statistics-places-caption = Bốn bậc và giao dịch theo địa bàn
statistics-column-place = Địa bàn
statistics-column-code = Mã
statistics-column-district = Huyện cũ
statistics-column-province = Tỉnh cũ
statistics-column-accounts = Tài khoản
statistics-column-shops = Gian hàng
statistics-column-live = Đang bán
statistics-column-active = Có giao dịch
statistics-column-off-sale = Có giao dịch, đã ngừng bán
statistics-total = Tổng cộng
statistics-former-unknown = Không rõ
statistics-crumbs = Vị trí trang
statistics-before-merger = trước 01/7/2025: { $district }, { $province }

# Theo người bán và nhóm hàng
statistics-by-goods = Theo người bán và nhóm hàng
statistics-by-sellers = Người bán
statistics-by-kind = Theo loại người bán
statistics-by-stars = Theo hạng OCOP lúc mua
statistics-by-set = Theo nhóm sản phẩm OCOP
statistics-column-split = Chia theo
statistics-column-name = Tên
statistics-column-orders = Số đơn
statistics-column-kind = Loại người bán
statistics-column-stars = Hạng
statistics-column-set = Nhóm
statistics-column-orders-with = Số đơn có hàng này
statistics-stars = { $stars } sao
statistics-stars-none = Không có hạng
statistics-none = Không có giao dịch trong kỳ.
statistics-counts-overlap = Một đơn có hàng của nhiều nhóm hoặc nhiều hạng được đếm ở mỗi nhóm, mỗi hạng, nên cột số đơn không cộng lại được; cột giá trị thì cộng lại đúng bằng tổng.

# Định nghĩa
statistics-definitions = Cách tính
statistics-word-account = Tài khoản
statistics-means-account = Tài khoản đã đăng ký đến hết ngày cuối kỳ, gồm cả tài khoản chỉ mua hàng và tài khoản cán bộ. Tính ở nơi hộ ở vào cuối kỳ: xã của gian hàng; chưa có gian hàng được duyệt thì xã khai trong tài khoản.
statistics-word-shop = Gian hàng được duyệt
statistics-means-shop = Gian hàng đã được duyệt lần đầu không muộn hơn ngày cuối kỳ. Có tài khoản chưa phải là có gian hàng.
statistics-word-live = Đang có hàng bán
statistics-means-live = Gian hàng được duyệt có ít nhất một sản phẩm đang đăng bán ở thời điểm cuối kỳ, kể cả khi tạm hết hàng; kỳ chưa kết thúc thì lấy thời điểm đọc số liệu.
statistics-word-active = Có giao dịch trong kỳ
statistics-means-active = Gian hàng đang có hàng bán và có ít nhất một giao dịch thành công trong kỳ. Gian hàng có giao dịch nhưng cuối kỳ đã ngừng bán được nêu riêng. Hộ chuyển nơi trong kỳ được tính ở nơi mới, còn giao dịch vẫn ở xã lúc đặt hàng.
statistics-word-transaction = Giao dịch thành công
statistics-means-transaction = Đơn hàng đã giao đến người mua, tính vào ngày giao theo giờ Việt Nam, ở xã của gian hàng lúc đặt. Đơn bị huỷ, giao không thành công hoặc hoàn hàng không tính.
statistics-word-value = Giá trị giao dịch
statistics-means-value = Tiền hàng của các giao dịch thành công, tính bằng đồng, không gồm phí giao hàng.
statistics-word-ocop = Giấy chứng nhận OCOP có hàng bán
statistics-means-ocop = Số giấy chứng nhận OCOP trong danh sách của tỉnh còn hiệu lực hôm nay và có ít nhất một sản phẩm đang bán trên chợ, trên tổng số giấy OCOP của danh sách còn hiệu lực hôm nay, kể cả giấy chưa gian hàng nào khai. Không phụ thuộc kỳ đang xem.
statistics-word-former = Huyện cũ, tỉnh cũ
statistics-means-former = Tên gọi trước 01/7/2025, chỉ dùng để so sánh. Xã hình thành từ xã của nhiều huyện được tính ở huyện góp nhiều xã nhất.
statistics-word-outside = Chưa khai xã hoặc ngoài tỉnh
statistics-means-outside = Tài khoản không khai xã hoặc khai nơi ngoài tỉnh, và giao dịch của gian hàng ngoài tỉnh. Dòng này có trong tổng cộng.

# Tệp tải về
statistics-xlsx = Tải XLSX
statistics-csv = Tải CSV
statistics-file-title = Số liệu { $market }
statistics-sheet-summary = Tổng hợp
statistics-sheet-months = Theo tháng
statistics-sheet-days = Theo ngày
statistics-sheet-places = Theo xã, phường
statistics-sheet-goods = Theo nhóm hàng
statistics-file-period = Kỳ số liệu
statistics-file-from = Từ ngày
statistics-file-to = Đến hết ngày
statistics-file-territory = Địa bàn
statistics-file-read-at = Thời điểm đọc số liệu
statistics-file-value = Giá trị giao dịch (₫)
statistics-file-ocop-live = Giấy chứng nhận OCOP còn hiệu lực, có hàng bán
statistics-file-ocop-valid = Giấy chứng nhận OCOP còn hiệu lực
statistics-file-page = Trang { $page } / { $pages }

# Giấy OCOP chưa có hàng bán
department-papers = Giấy OCOP chưa có hàng bán
department-nav-papers = OCOP còn thiếu
department-papers-words = Dưới đây là các giấy còn lại, sắp hết hạn trước đứng trước: ai cần được giúp, và giúp việc gì.
department-papers-all = Cả tỉnh
department-papers-csv = Tải danh sách
department-papers-none = Giấy OCOP nào còn hiệu lực cũng đã có hàng bán
department-papers-none-here = Ở xã này không có giấy OCOP nào chưa có hàng bán
registry-shop = Gian hàng
registry-next = Việc cần làm
registry-next-unclaimed = Chưa gian hàng nào khai giấy này: giúp mở gian hàng, đăng sản phẩm kèm giấy
registry-next-off-sale = Giấy đã duyệt nhưng sản phẩm không bán: hỏi gian hàng vì sao
registry-next-pending = Giấy đang chờ kiểm duyệt
registry-next-sent-back = Giấy bị trả lại: giúp gian hàng khai lại
registry-next-over = Giấy khai trên chợ không còn hiệu lực: giúp gian hàng khai giấy mới
