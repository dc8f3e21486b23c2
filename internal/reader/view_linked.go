package reader

// LinkedData is what a page says to machines in JSON-LD. Templates print it
// in one place and never look inside; html/template writes it as JSON that
// nothing in it can break out of.
type LinkedData struct {
	Context string `json:"@context"`
	Graph   []any  `json:"@graph"`
}
