package reader

// A QuotesView is the page "quotes": what a person or organisation said,
// newest first.
type QuotesView struct {
	View
	Title  string // "What Anna Holm said"
	Quotes []QuoteView
	Pager  PagerView
}

// A QuoteView is what somebody said. Print it inside quotation marks: <q> has
// those of the language.
type QuoteView struct {
	Words   string
	Lang    string // BCP 47, only where it is not the paper's: print it as lang
	Dir     string // "ltr" or "rtl", only together with Lang
	Role    string // what the speaker was then
	Article CardView
}
