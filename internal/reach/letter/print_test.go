package letter_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/locale"
	ours "github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/theme"
	"github.com/courant-press/courant/themes"
)

var update = flag.Bool("update", false, "write the golden files anew")

func printer(t testing.TB, lang string) letter.Printer {
	t.Helper()
	classic, err := themes.Classic()
	if err != nil {
		t.Fatal(err)
	}
	th, err := theme.Load(classic)
	if err != nil {
		t.Fatal(err)
	}
	return letter.Printer{
		Returns: ours.Returns{Domain: "bounces.gazette.example"},
		Settings: news.Settings{
			Name: "The Ferry Gazette", Lang: lang, URL: "https://gazette.example",
			Publisher: "Ferry Press Ltd", Address: "Quay 1, Ostrand",
		},
		Theme: th, Locale: locale.Find(lang), Zone: time.UTC, Keys: keys,
		Picture: func(p paper.Picture) string { return fmt.Sprintf("https://gazette.example/media/%d-1200.jpg", p.ID) },
	}
}

func morning() news.Letter {
	return news.Letter{
		ID: 1, Slug: "morning", Name: "The Morning Boat",
		Sender: news.Sender{Name: "The Ferry Gazette", Email: "morning@gazette.example", ReplyTo: "desk@gazette.example"},
	}
}

func issue() (news.Issue, map[int64]paper.Card) {
	paragraph := richtext.Paragraph{Text: richtext.Text{{Text: "Good morning. Here is what "}, {Text: "moved", Link: "/world"}, {Text: " in the night."}}}
	i := news.Issue{
		ID: 12, Letter: 1, Opening: news.Opening{Subject: "The ferry runs again", Preheader: "Harbour master explains · Two saved"},
		Parts: []news.IssuePart{
			{Kind: news.TextPart, Text: richtext.Doc{Blocks: []richtext.Block{paragraph}}},
			{Kind: news.ArticlePart, Article: 17, Large: true},
			{Kind: news.HeadingPart, Title: "At sea"},
			{Kind: news.ArticlePart, Article: 18, Title: "Our own words", Intro: "And an intro.", Kicker: "Rescue"},
			{Kind: news.ArticlePart, Article: 99},
		},
	}
	cards := map[int64]paper.Card{
		17: {
			ID: 17, Path: "/local/2026/11/22/ferry", Kicker: "Transport", Headline: "Ferry runs again after three weeks", Standfirst: "The harbour master says why it took so long, and what passengers who bought tickets for the winter should do now.",
			Byline:  []paper.Credit{{Name: "Vera Lindqvist", Role: news.ByText}, {Name: "Ove Dahl", Role: news.ByText}, {Name: "P. Hoto", Role: news.ByPhotography}},
			Picture: &paper.Picture{ID: 4, Width: 3000, Height: 2000, Alt: "The ferry at the quay", Credit: "P. Hoto"},
		},
		18: {ID: 18, Path: "/local/2026/11/22/saved", Headline: "Two saved", Standfirst: "Not shown."},
	}
	return i, cards
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s: %s", name, diff)
	}
}

func TestADesignOfTheThemeLaysALetterOut(t *testing.T) {
	t.Parallel()
	i, cards := issue()
	l := morning()
	for design, pictures := range map[string]bool{"": true, "letter": true, "brief": false, "lost with another theme": true} {
		l.Design = design
		printed, err := printer(t, "en").Mail(l, i, cards, 7, six)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(printed.HTML, "<img") != pictures || !strings.Contains(printed.HTML, "Ferry runs again") || !strings.Contains(printed.HTML, "/letters/leave/") {
			t.Errorf("design %q: %s", design, printed.HTML)
		}
	}
	d := &letter.Letters{Printer: func(context.Context, string) (letter.Printer, error) { return printer(t, "en"), nil }}
	names, err := d.Designs(t.Context(), news.Staff{Posts: news.As(news.AudienceEditor)})
	if diff := cmp.Diff([]string{"brief"}, names); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestAnIssueIsPrintedAsItWasLookedAt(t *testing.T) {
	t.Parallel()
	i, cards := issue()
	p := printer(t, "en")
	printed, err := p.Mail(morning(), i, cards, 7, six)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "letter.html", printed.HTML)
	golden(t, "letter.txt", printed.Text)
}

func TestWhatIsSentIsWhatThePreviewShows(t *testing.T) {
	t.Parallel()
	i, cards := issue()
	p, l := printer(t, "en"), morning()
	preview, err := p.Mail(l, i, cards, 7, six)
	if err != nil {
		t.Fatal(err)
	}
	c, err := p.Copy(l, i, cards, six)
	if err != nil {
		t.Fatal(err)
	}
	form, err := ours.NewForm(c)
	if err != nil {
		t.Fatal(err)
	}
	sent, err := form.Fill(nil, p.Fill(l, 7, 400, "nora@paper.example"))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "letter.eml", string(sent))
	got, err := mail.ReadMessage(bytes.NewReader(sent))
	if err != nil {
		t.Fatal(err)
	}
	leave := got.Header.Get("List-Unsubscribe")
	page, by, _ := strings.Cut(leave, ", ")
	token := strings.TrimSuffix(page[strings.LastIndexByte(page, '/')+1:], ">")
	if found, ok := p.Returns.LeaveToken(strings.TrimSuffix(strings.TrimPrefix(by, "<mailto:"), ">")); !ok || found != token {
		t.Errorf("one leaves by %s, and by mail with %s", token, by)
	}
	if who, err := keys.Read(letter.ToLeave, token); err != nil || who.Subscriber != 7 || who.Letter != 1 {
		t.Errorf("%s: %+v, %v", leave, who, err)
	}
	parts := multipart.NewReader(got.Body, "=_courant")
	for _, want := range []string{preview.Text, preview.HTML} {
		part, err := parts.NextRawPart()
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(quotedprintable.NewReader(part))
		if diff := cmp.Diff(want, strings.ReplaceAll(string(body), "\r\n", "\n")); diff != "" {
			t.Error(diff)
		}
	}
}

func TestEveryLinkOfAMailIsAbsolute(t *testing.T) {
	t.Parallel()
	i, cards := issue()
	printed, err := printer(t, "ar").Mail(morning(), i, cards, 7, six)
	if err != nil {
		t.Fatal(err)
	}
	page, err := goquery.NewDocumentFromReader(strings.NewReader(printed.HTML))
	if err != nil {
		t.Fatal(err)
	}
	page.Find("[href], [src]").Each(func(_ int, s *goquery.Selection) {
		address := s.AttrOr("href", "") + s.AttrOr("src", "")
		if !strings.HasPrefix(address, "https://gazette.example") {
			t.Errorf("a link to %q", address)
		}
	})
	page.Find("img").Each(func(_ int, s *goquery.Selection) {
		for _, needed := range []string{"alt", "width", "height"} {
			if _, ok := s.Attr(needed); !ok {
				t.Errorf("a picture without %s", needed)
			}
		}
	})
	if dir := page.Find("html").AttrOr("dir", ""); dir != "rtl" || page.Find("title").Text() != i.Opening.Subject {
		t.Error(dir, page.Find("title").Text())
	}
	if page.Find("script, link, form, iframe").Length() > 0 {
		t.Error("a mail has what no program for mail takes")
	}
}

func TestTheArchiveShowsNobodysLinks(t *testing.T) {
	t.Parallel()
	i, cards := issue()
	printed, err := printer(t, "de").Archive(morning(), i, cards, six)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{printed.HTML, printed.Text} {
		if strings.Contains(text, "/letters/leave") || strings.Contains(text, "/letters/prefer") || !strings.Contains(text, "Ferry runs again") {
			t.Error(text)
		}
	}
}

func TestWhatPeopleWriteIsNeverMarkup(t *testing.T) {
	t.Parallel()
	const evil = `<script>alert(1)</script>"><img src=x onerror=alert(1)>`
	i := news.Issue{
		Opening: news.Opening{Subject: evil, Preheader: evil},
		Parts: []news.IssuePart{
			{Kind: news.HeadingPart, Title: evil},
			{Kind: news.ArticlePart, Article: 1, Title: evil, Kicker: evil, Intro: evil, Large: true},
			{Kind: news.TextPart, Text: richtext.Doc{Blocks: []richtext.Block{richtext.Paragraph{Text: richtext.Text{{Text: evil, Link: "javascript:alert(1)"}}}}}},
		},
	}
	cards := map[int64]paper.Card{1: {Path: "javascript:alert(1)", Picture: &paper.Picture{Width: 1, Height: 1, Alt: evil, Credit: evil}}}
	printed, err := printer(t, "en").Mail(morning(), i, cards, 7, six)
	if err != nil {
		t.Fatal(err)
	}
	page, _ := goquery.NewDocumentFromReader(strings.NewReader(printed.HTML))
	if page.Find("script, [onerror], [href^=javascript]").Length() > 0 {
		t.Error(printed.HTML)
	}
}

func TestAnIssueThatProvidersWouldCutIsRefused(t *testing.T) {
	t.Parallel()
	i, cards := issue()
	i.Parts[0].Text.Blocks = []richtext.Block{richtext.Paragraph{Text: richtext.Text{{Text: strings.Repeat("long ", 20000)}}}}
	if _, err := printer(t, "en").Mail(morning(), i, cards, 7, six); news.KindOf(err) != news.Invalid {
		t.Error(err)
	}
}
