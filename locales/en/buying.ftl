# Cart, checkout, following an order
cart-title = Cart
cart-cookies = Nothing could be put in your cart
cart-cookies-words = This browser keeps no cookies of this market, so what you chose does not stay in the cart. Please allow cookies for this site in your browser’s settings, or open the market in another browser, and choose again.
cart-empty = Your cart is empty
cart-empty-words = Choose something and press “Add to cart”: it will be here.
cart-empty-go = See what people sell
cart-update = Update the quantity of { $name }
cart-fewer = One less of { $name }
cart-more = One more of { $name }
cart-quantity = Quantity of { $name }
cart-remove = Remove
cart-sum = So far
cart-delivery-later = Delivery is added in the next step, once we know where to.
cart-checkout = Check out
cart-nothing-orderable = Nothing here can be ordered now
cart-more-goods = See more goods
cart-added = { $name }, { $measure } is in your cart.
cart-changed = The quantity of { $name }, { $measure } is changed.
cart-removed = { $name }, { $measure } is out of your cart.
cart-quantity-wrong = A quantity is a number from 1 to 999.
cart-sold-out = This has just sold out.
cart-add-short = Only { $left } left. Your cart stays as it was; please choose fewer.
cart-add-short-inside = Only { $left } left, and { $inside } of them are in your cart.
cart-full = A cart holds { $most } lines at most. Please order some of them first.
cart-not-on-sale = This is not on sale now.
cart-line-gone = No longer on sale
cart-line-sold-out = Sold out
cart-line-short = Only { $left } left
cart-line-price = The price changed from { $was } to { $now }
sum-goods = Goods
sum-delivery = Delivery
sum-total = Total

checkout-title = Check out
checkout-guest = No account needed. Have one?
checkout-who = Who receives it
checkout-name = Full name
checkout-phone = Phone number
checkout-phone-hint = The shop and the carrier will call this number.
checkout-unit = Commune or ward
checkout-street = House, hamlet, street
checkout-street-hint = For example: number 18, lane 62, or Sà Lủng hamlet.
checkout-email = E-mail
checkout-email-hint = If you want the order by mail as well.
checkout-note = A note for the shop
checkout-changes = This changed since you looked:
checkout-too-often = Too many orders came from this number or network, so this one was not placed. What you typed is kept; please wait an hour, then press Place the order.
checkout-changed = Nothing was ordered, because something has just changed. The rest is kept below; please look again, then press Place the order.
checkout-look-at-total = Delivery to this address is counted in now. Please look at the total, then press Place the order; nothing has been ordered yet.
checkout-no-delivery = Nobody delivers there yet. Please choose another commune, or call the shop.
checkout-own-shop = Nothing was ordered: { $shop } is your own shop, and nobody orders from her own. Your cart is as it was; please take its goods out of the cart, then order the rest.
checkout-nothing = Nothing here can be ordered now. Your cart is as it was.
checkout-fees = Show the delivery fee
checkout-fee-unknown = later
checkout-fee-later = Choose a commune to see delivery and the total.
checkout-pay-hint = Receive it, look at it, then pay whoever brings it.
checkout-accept = I have read and accept the rules below
checkout-accept-missing = Please read and tick this before ordering.
checkout-place = Place the order
checkout-place-words = One press is enough. On a slow line, pressing again does not order twice.

purchase-title = Purchase { $code }
purchase-thanks = Thank you! The shops have your order
purchase-keep = Please keep your purchase code:
purchase-sent = A text is on its way to your phone.
purchase-sent-mail = A text and a mail are on their way.
purchase-sum = The whole purchase
purchase-not-paid = Cancelled, nothing to pay
purchase-follow = Follow this order
purchase-guest = From another phone: open “Orders”, enter the code and the phone number you ordered with, then press “Send a code to my number”.

order-title = Order { $code }
order-crumbs = The purchase of this order
order-code = Order { $code }
order-line = { $quantity } × { $name }, { $measure }
order-line-each = { $price } each
order-line-ocop = OCOP { $stars } stars
order-line-certificate = Certificate { $paper }
order-shop-phone = Call the shop:
order-to = Where it goes
order-to-name = Recipient
order-to-phone = Phone
order-to-address = Address
order-to-note = Note
order-payment = Payment
order-pay-on-delivery = Pay on delivery
order-way = Where it is
order-answer-by = The shop will answer before { $moment }. After that the order cancels itself and costs you nothing.
order-tracking = Tracking code: { $code }
order-receive = I have received it
order-complete = All is well
order-trouble = Damaged, not what you ordered, or not arrived? Call the shop
order-trouble-returns = Returns
order-trouble-complaints = Complaints
order-complete-words = Is it what you ordered? Press “All is well”. If you do not, the order completes itself after seven days.
order-cancel = Cancel this order
order-cancel-sure = Yes, cancel it
order-cancel-words = You can cancel until the shop has sent it.
order-is-cancelled = The order is cancelled. The shop is being told.
order-is-received = Thank you, we noted that it arrived.
order-is-completed = Thank you, the order is complete.
order-too-late = The order has moved on, so this can no longer be done. Please see below where it is.
order-status-placed = Waiting for an answer
order-status-confirmed = Confirmed
order-status-packed = Packed
order-status-handed-over = On its way
order-status-delivered = Delivered
order-status-completed = Completed
order-status-undelivered = Could not be delivered
order-status-came-back = Came back to the shop
order-status-cancelled = Cancelled
order-step-placed = Placed
order-step-confirmed = Confirmed by the shop
order-step-packed = Packed
order-step-handed-over = Sent
order-step-delivered = Delivered
order-step-completed = Completed
order-step-cancelled = Cancelled
order-step-undelivered = Could not be delivered
order-step-came-back = Came back to the shop
order-cancelled-buyer-changed-mind = The buyer cancelled it.
order-cancelled-unanswered = We are sorry: the shop did not answer in time, so the order was cancelled.
order-cancelled-sold-out = We are sorry: the shop has sold out.
order-cancelled-cannot-deliver = We are sorry: the shop cannot deliver there.
order-cancelled-wrong-price = We are sorry: the listed price was wrong, so the shop could not sell it.
order-cancelled-other = We are sorry: the shop could not take this order.
order-cancelled-words = The shop says: “{ $words }”

look-up-title = Find an order
look-up-words = Enter the order’s code and the phone number it was placed with, to see how far it has come and its total.
look-up-asked = To keep buyers’ details private, please enter the code and the phone number it was placed with.
look-up-mine = See my purchases
look-up-code = Order code
look-up-code-hint = It is in the text you received, for example DH7K2MXP. The code of a purchase works too, with “Send a code to my number”.
look-up-code-wrong = An order code has eight letters and digits; it is in the text you received.
look-up-phone = Phone number it was placed with
look-up-phone-hint = Only compared with the order.
look-up-go = Find it
look-up-not-found = There is no order with this order code and phone number. Please compare each letter with the text you received. If it is the code of a purchase, press “Send a code to my number”.
look-up-limited = Too many tries. Please wait an hour and try again, or call the shop.
look-up-text = Send a code to my number
look-up-text-words = To see the goods and where they go, or to cancel or receive: we text a code to the number it was placed with.

stage-shop = Of the shop { $shop }
stage-due = Still to pay
stage-due-nothing = Nothing left to pay
stage-private = The shop knows this code and number too, so there is no more to see here.

proof-title = Enter the code we texted
proof-words = With the code, this phone shows the whole purchase and can cancel or receive it.
proof-button = Open my order
proof-start = Enter the order code and number again

mine-title = My purchases
mine-empty = Nothing bought yet
mine-empty-words = What you buy while signed in will be here.
mine-orders = { $orders ->
    [one] { $orders } shop
   *[other] { $orders } shops
}
mine-more = and { $count } more
mine-look = See this purchase
mine-again = Buy again
again-whole = As many goods as then ({ $count }) are in your cart, at today’s prices.
again-some = { $count } are in your cart, at today’s prices. Too few left or no longer on sale: { $lacking }.
again-none = Nothing could be put in your cart: { $lacking } are sold out or no longer on sale.
mine-join-title = { $count ->
    [one] There is { $count } earlier purchase with { $phone }
   *[other] There are { $count } earlier purchases with { $phone }
}
mine-join-words = This number was proved when the account was opened, so purchases made before signing in can come here.
mine-join = Bring the purchases made with this number into my account
mine-joined = { $count ->
    [one] { $count } purchase is in your account now.
   *[other] { $count } purchases are in your account now.
}
