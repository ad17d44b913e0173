//! Words of purchases and orders.

super::words! {
    /// Where an order stands; it moves only along `market::orders::status::MOVES`.
    Status said key "order-status-" {
        /// Waits for the shop's answer.
        Placed = "placed",
        /// The shop will send it.
        Confirmed = "confirmed",
        /// Ready to leave.
        Packed = "packed",
        /// With the carrier, or with the buyer at the market.
        HandedOver = "handed_over",
        /// The buyer has it.
        Delivered = "delivered",
        /// Nothing more is expected.
        Completed = "completed",
        /// Refused at the door, or nobody there.
        Undelivered = "undelivered",
        /// The parcel is back at the shop: not a sale.
        CameBack = "came_back",
        /// Will not be sent.
        Cancelled = "cancelled",
    }

    /// Who said or did it.
    Party {
        /// The buyer.
        Buyer = "buyer",
        /// The shop.
        Seller = "seller",
        /// A job.
        System = "system",
    }

    /// Why an order will not be sent.
    CancelReason said key "order-cancelled-" said key_for_shop "seller-ended-" said key_of_news "news-cancelled-" {
        /// The buyer changed their mind.
        BuyerChangedMind = "buyer_changed_mind",
        /// Hết hàng: the stock is set to 0.
        SoldOut = "sold_out",
        /// The shop cannot deliver there.
        CannotDeliver = "cannot_deliver",
        /// The price was wrong.
        WrongPrice = "wrong_price",
        /// In the shop's own words.
        Other = "other",
        /// Nobody answered in time.
        Unanswered = "unanswered",
    }

    /// What a sales entry was written for.
    SaleCause {
        /// The buyer has the goods.
        Delivered = "delivered",
        /// Whoever said so has taken it back.
        Retracted = "retracted",
    }

    /// How what was sold is paid.
    PaymentWay {
        /// Cash, to whoever brings it.
        Cash = "cash",
    }

    /// Where the order came in.
    Channel {
        /// Through the pages of the market.
        Site = "site",
    }
}
