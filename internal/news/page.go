package news

// A StandingPage is an article of kind [AboutPage] as the publisher sees it in
// a list.
type StandingPage struct {
	ID       int64
	Headline string
	Path     string // empty before it was public
	State    State
}
