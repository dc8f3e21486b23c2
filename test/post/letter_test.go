package post

import (
	"bytes"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"os/exec"
	"regexp"
	"strconv"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/locale"
	ours "github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/theme"
	"github.com/courant-press/courant/themes"
)

func mustEmail(t *testing.T, s string) news.Email {
	t.Helper()
	e, err := news.ParseEmail(s)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// letterTo returns a signed letter as it is handed to a relay, and the zone in
// which its key is published.
func letterTo(t *testing.T, to string) (text []byte, zone func(string) ([]string, error)) {
	t.Helper()
	classic, err := themes.Classic()
	if err != nil {
		t.Fatal(err)
	}
	th, err := theme.Load(classic)
	if err != nil {
		t.Fatal(err)
	}
	p := letter.Printer{
		Settings: news.Settings{Name: "The Ferry Gazette", Lang: "en", URL: "https://gazette.example", Address: "Quay 1, Ostrand"},
		Theme:    th, Locale: locale.Find("en"), Zone: time.UTC, Keys: letter.Keys{Secret: []byte("secret")},
		Picture: func(paper.Picture) string { return "" },
	}
	l := news.Letter{ID: 1, Slug: "morning", Name: "The Morning Boat", Sender: news.Sender{Name: "The Ferry Gazette", Email: "morning@gazette.example"}}
	i := news.Issue{ID: 12, Opening: news.Opening{Subject: "The ferry runs again", Preheader: "And the harbour master says why"}}
	cards := map[int64]paper.Card{}
	for id, headline := range []string{"Ferry runs again after three weeks", "Council votes on the new quay", "School choir wins in the capital"} {
		cards[int64(id)+1] = paper.Card{
			ID: int64(id) + 1, Path: "/local/2026/11/22/" + news.Slugify(headline), Headline: headline,
			Standfirst: "What happened, why it took so long, and what people who live on the island should know about it today.",
		}
		i.Parts = append(i.Parts, news.IssuePart{Kind: news.ArticlePart, Article: int64(id) + 1})
	}
	c, err := p.Copy(l, i, cards, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	form, err := ours.NewForm(c)
	if err != nil {
		t.Fatal(err)
	}
	text, err = form.Fill(nil, p.Fill(l, 7, 400, mustEmail(t, to)))
	if err != nil {
		t.Fatal(err)
	}
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	seal, err := ours.Seal{Domain: "gazette.example", Keys: []ours.SealKey{{Selector: "r", Key: key}}}.Sign(text)
	if err != nil {
		t.Fatal(err)
	}
	public, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		t.Fatal(err)
	}
	record := "v=DKIM1; k=rsa; p=" + base64.StdEncoding.EncodeToString(public)
	return append(seal, text...), func(string) ([]string, error) { return []string{record}, nil }
}

var verdict = regexp.MustCompile(`X-Spam-Status: .*score=(-?[\d.]+)`)

func TestSpamAssassinFindsNothing(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("spamassassin"); err != nil {
		t.Skip("needs SpamAssassin: apt-get install spamassassin")
	}
	assassin := exec.CommandContext(t.Context(), "spamassassin", "--test-mode", "--local")
	text, _ := letterTo(t, "nora@paper.example")
	assassin.Stdin = bytes.NewReader(text)
	out, err := assassin.Output()
	if err != nil {
		t.Fatal(err)
	}
	found := verdict.FindSubmatch(out)
	if found == nil {
		t.Fatalf("no verdict in\n%s", out)
	}
	if score, _ := strconv.ParseFloat(string(found[1]), 64); score > 1 {
		t.Errorf("a score of %.1f, where 5 is spam:\n%s", score, out)
	} else {
		t.Logf("a score of %.1f, where 5 is spam", score)
	}
}
