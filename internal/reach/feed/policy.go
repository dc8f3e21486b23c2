package feed

import (
	"net/http"

	"github.com/courant-press/courant/internal/news"
)

// A purpose is what a machine reads the paper for.
type purpose int

const (
	search purpose = iota // to find it, and lead readers to it
	answer                // to answer somebody's question with it
	train                 // to make a model out of it
)

// An agent is a program that reads for a company that makes models. The list
// follows what the companies say of their agents; apart from these, robots
// are search engines and are welcome.
type agent struct {
	name string
	does purpose
}

func agents() []agent {
	return []agent{
		{"OAI-SearchBot", search},
		{"Claude-SearchBot", search},
		{"PerplexityBot", search},
		{"ChatGPT-User", answer},
		{"Claude-User", answer},
		{"Perplexity-User", answer},
		{"GPTBot", train},
		{"ClaudeBot", train},
		{"Google-Extended", train},
		{"Applebot-Extended", train},
		{"CCBot", train},
		{"meta-externalagent", train},
		{"Amazonbot", train},
		{"Bytespider", train},
	}
}

// allowed says what a policy lets machines do.
func allowed(p news.AIPolicy, what purpose) bool {
	switch p {
	case news.AIAllowAll:
		return true
	case news.AIRefuseTrain:
		return what != train
	case news.AISearchOnly:
		return what == search
	default:
		return false
	}
}

// PolicyHeader returns the headers that every page carries to say what its
// text may be used for: Content-Usage (IETF AI preferences), tdm-reservation
// (W3C TDM Reservation Protocol; the opt-out of Directive (EU) 2019/790,
// Article 4) and a link to the licence. It is empty where everything is
// allowed.
func PolicyHeader(s news.Settings) http.Header {
	if allowed(s.AI, train) {
		return http.Header{}
	}
	return http.Header{
		"Content-Usage":   {"train-ai=n"},
		"Tdm-Reservation": {"1"},
		"Link":            {`</license.xml>; rel="license"; type="application/rsl+xml"`},
	}
}

func yes(allowed bool) string {
	if allowed {
		return "yes"
	}
	return "no"
}
