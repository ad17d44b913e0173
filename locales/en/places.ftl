# Addresses and photos in forms
address-example = For example: Mèo Vạc
address-unknown = No commune or ward of that name was found. Please type it again; the name before July 2025 works too.
address-which = Several places have that name. Please choose the right one just below, then send again.
address-choose = Which commune or ward is it?
address-former = before 7/2025: { $place }
photos-take = Take or choose a photo
photos-more = Add a photo
photos-other = Choose another photo
photos-cover = Cover
photos-nth = Photo { $n }
photos-remove = Remove photo { $n }
photos-earlier = Move photo { $n } forward
photos-too-many = At most { $most } photos are taken. The first ones are kept; remove some if you want others.
photos-too-often = Many photos came just now. Please wait a while and add more; those received and what you typed are kept.
photos-too-many-pixels = This picture is too large (over 60 megapixels). Please take a smaller one; everything you typed is kept.
photos-not-a-picture = This file is not a readable picture. Please choose a JPG, PNG or WebP; everything you typed is kept.
photos-not-kept = This picture could not be stored. Everything you typed is kept; please try again in a few minutes.
