//! Words of devices: with what somebody looks at the market, as far as its browser says.

super::words! {
    /// A browser, or a program that has one in it.
    #[derive(Default)]
    Browser said key "browser-" {
        /// Chrome.
        Chrome = "chrome",
        /// Safari.
        Safari = "safari",
        /// Firefox.
        Firefox = "firefox",
        /// Microsoft's.
        Edge = "edge",
        /// Opera.
        Opera = "opera",
        /// Samsung's own.
        Samsung = "samsung",
        /// Cốc Cốc.
        CocCoc = "coc_coc",
        /// Inside Facebook.
        Facebook = "facebook",
        /// Inside Zalo.
        Zalo = "zalo",
        /// It does not say, or says what nobody here knows.
        #[default]
        Unknown = "unknown",
    }

    /// What it runs on.
    #[derive(Default)]
    System said key "system-" {
        /// A phone or tablet with Android.
        Android = "android",
        /// An iPhone.
        Iphone = "iphone",
        /// An iPad.
        Ipad = "ipad",
        /// A computer with Windows.
        Windows = "windows",
        /// A Mac.
        Mac = "mac",
        /// A Chromebook.
        ChromeOs = "chrome_os",
        /// A computer with Linux.
        Linux = "linux",
        /// It does not say.
        #[default]
        Unknown = "unknown",
    }
}
