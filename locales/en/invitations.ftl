# An invitation into a shop, as whoever is invited sees it
invitation-title = The shop { $shop } asks you to sell with them
invitation-title-new = A new shop asks you to sell with them
invitation-words = If you accept, you list goods and answer orders for the shop, with this account. If you do not know the shop, choose Decline.
invitation-accept = Accept
invitation-decline = Decline
invitation-accepted = You are in the shop { $shop } now. These are its orders.
invitation-declined = You have declined. You are not in this shop.
invitation-gone = This invitation is no longer there. If you still want to come in, please ask the owner of the shop to invite you again.
invitation-too-many = The shop has as many people as it may. The invitation is still here; please talk to the owner of the shop.
