# Front, list of goods, product, shop, places
home-title = Straight from the maker’s hands
home-heading = Straight from the maker’s hands
home-words = Honey, old-tree tea, oranges, smoked meat… Every product says who made it, and where.
home-see-season = See what is in season
home-see-all = See all goods
home-in-season = In season now
home-newest = New on the market
home-certified = Certified goods
home-certified-words = OCOP stars show only while the certificate is valid today.
home-see-certified = See OCOP goods
home-near = Near { $place }
home-near-only = Only from { $place }
home-places = By place
home-all-places = All communes and wards
home-makers = New shops
home-empty = The market is being set up
home-empty-words = Nothing is on the stalls yet. Do you have goods? Open the first shop.
home-open-shop = Open a shop
categories-label = Categories

ocop-stars = OCOP { $stars } stars
good-sold-out = Sold out
goods-count = { $count ->
    [one] 1 product
   *[other] { $count } products
}
per-gram = /kg
per-millilitre = /litre
per-counted = /{ $word }

products-heading = All goods
products-heading-words = Search for “{ $words }”
products-heading-set = { $set }
products-heading-place = Goods from { $place }
products-heading-set-place = { $set } from { $place }
products-description = { $heading } on { $market }: prices, pictures and OCOP stars; every product says who made it and where.
seen-on = See prices, pictures and who makes it on { $market }.
products-mended = Showing results for
products-exactly = Search for “{ $words }” exactly
products-many = More than 480 products
products-many-words = There is more. Add a word or a filter to find the right one.
filters = Filters
filters-apply = Show results
filter-category = Category
filter-any-category = All categories
filter-stars = OCOP stars, valid today
filter-any-stars = All
filter-price = Price (₫)
filter-price-from = From
filter-price-to = To
filter-place = Choose a place
chips-label = Filtered by
chips-remove-all = Remove all filters
chip-remove = (remove)
chip-stars = { $stars ->
    [5] 5 stars
   *[other] { $stars } stars or more
}
chip-place = { $place }
chip-district = { $place } (before July 2025)
chip-in-stock = In stock
chip-price-between = { $from } to { $to }
chip-price-from = From { $from }
chip-price-to = Up to { $to }
sort = Order
sort-best = Most relevant
sort-usual = Usual order
sort-new = Newest first
sort-cheap = Lowest price first
sort-dear = Highest price first
sort-apply = Sort
nothing-for = Nothing found for “{ $words }”
nothing-here = Nothing here yet
nothing-narrowed = The filters may be too narrow. Try without them, or look elsewhere.
nothing-try = Try another or a shorter spelling, with or without Vietnamese tones; or look by category or by place.

breadcrumbs-label = You are here
gallery-label = Pictures of the product
gallery-alt = { $name }, picture { $number } of { $count }
gallery-none = No picture yet
stock-few = Only { $count } left
stock-some = In stock
variant-left = { $count } left
variant-many = more than { $count } left
choose-variant = Choose a size
quantity = Quantity
quantity-less = One less
quantity-more = One more
add-to-cart = Add to cart
sold-out-heading = This has just sold out
sold-out-words = The seller will offer it again with the next batch. Meanwhile, have a look at similar goods.
good-rests = Not sold just now
rests-heading = This is not sold just now
rests-words = { $shop } has paused this and may sell it again. Meanwhile, have a look at the shop or at similar goods.
rests-like = Similar goods on sale
sold-out-similar = See similar goods
maker-household = Household · { $owner }
maker-cooperative = Co-operative · represented by { $owner }
maker-enterprise = Enterprise · represented by { $owner }
place-former = (before July 2025: { $place })
see-shop = See the shop
more-from-shop = More from { $shop }
fact-season = In season
season-all-year = all year
month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
fact-delivery = Delivery
delivery-in-province = In the province { $fee }
delivery-hanoi = Hà Nội { $fee }
delivery-south = Hồ Chí Minh City { $fee }
delivery-elsewhere = Delivery to another province
delivery-to = Deliver to
delivery-ask = Show fee
delivery-unknown = no fee yet
fact-payment = Payment
payment-words = Pay when it arrives
fact-returns = Returns
returns-words = Damaged or wrong goods: tell the shop, to exchange or be refunded.
returns-read = How returns work

paper-ocop = OCOP
paper-vietgap = VietGAP
paper-organic = Organic
paper-pgs = Organic (PGS)
paper-food-safety = Food safety
paper-state-expired = expired
paper-state-withdrawn = withdrawn
paper-decision = { $decision } · { $issuer }
paper-valid-until = Valid until { $day }
paper-expired-on = Expired on { $day }. Still on sale, but its stars no longer count.
paper-withdrawn-on = Withdrawn on { $day }
paper-see = See the certificate

maker-story = The people and the place
maker-photo = Picture of { $shop }
shop-goods = On sale now
shop-public-rests = This shop is resting until the end of { $day }. Please come back later.
shop-rests-empty = The shop is resting
shop-empty = Waiting for the next batch
shop-empty-words = Nothing is on sale here right now. Come back later, or see what others make.
fact-place = Place
fact-since = On the market since
fact-goods = On sale

places-heading = Where do the goods come from?
places-description = Find goods by the commune or ward where they are made, by today’s name or by the district before July 2025.
places-words = { $count ->
    [one] One commune or ward has goods on sale.
   *[other] { $count } communes and wards have goods on sale.
} Districts are named as before July 2025.
places-before = before July 2025
places-all-of = All goods from { $place }
places-more = and { $count } more
places-quiet = Nothing on sale yet:
places-empty = No place has goods yet

suggestions-label = Suggestions
suggestion-good = Product
suggestion-shop = Shop
suggestion-category = Category
suggestion-place = Place
