package feed

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// TypeRSL is the media type of a licence in Really Simple Licensing.
const TypeRSL = "application/rsl+xml; charset=utf-8"

type rslDocument struct {
	XMLName xml.Name   `xml:"rsl"`
	Space   string     `xml:"xmlns,attr"`
	Content rslContent `xml:"content"`
}

type rslContent struct {
	URL     string     `xml:"url,attr"`
	Licence rslLicence `xml:"license"`
}

type rslLicence struct {
	Permits   *rslUsage `xml:"permits"`
	Prohibits *rslUsage `xml:"prohibits"`
}

type rslUsage struct {
	Type string `xml:"type,attr"`
	Uses string `xml:",chardata"`
}

// Licence writes license.xml: what machines may do with the whole paper, in
// RSL 1.0 (rslstandard.org).
func Licence(w io.Writer, s news.Settings) error {
	permits, prohibits := []string{"search"}, []string{}
	for _, u := range []struct {
		name string
		what purpose
	}{{"ai-input", answer}, {"ai-train", train}} {
		if allowed(s.AI, u.what) {
			permits = append(permits, u.name)
		} else {
			prohibits = append(prohibits, u.name)
		}
	}
	doc := rslDocument{Space: "https://rslstandard.org/rsl", Content: rslContent{URL: s.URL + "/"}}
	doc.Content.Licence.Permits = &rslUsage{Type: "usage", Uses: strings.Join(permits, " ")}
	if len(prohibits) > 0 {
		doc.Content.Licence.Prohibits = &rslUsage{Type: "usage", Uses: strings.Join(prohibits, " ")}
	}
	return encode(w, doc)
}

// TDMReservation writes /.well-known/tdmrep.json (W3C Community Group, TDM
// Reservation Protocol): whether the right to mine text and data is kept back.
func TDMReservation(w io.Writer, s news.Settings) error {
	type entry struct {
		Location    string `json:"location"`
		Reservation int    `json:"tdm-reservation"`
		Policy      string `json:"tdm-policy,omitempty"`
	}
	e := entry{Location: "/"}
	if !allowed(s.AI, train) {
		e.Reservation, e.Policy = 1, s.URL+"/license.xml"
	}
	if err := json.NewEncoder(w).Encode([]entry{e}); err != nil {
		return fmt.Errorf("write the mining reservation: %w", err)
	}
	return nil
}
