package mail_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"flag"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-msgauth/dkim"
	"github.com/google/go-cmp/cmp"

	ours "github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
)

var update = flag.Bool("update", false, "write the golden files anew")

const blank = "BLANKtokenBLANK"

func copyOf(paragraphs int) ours.Copy {
	leave := "https://gazette.example/letters/leave/" + blank
	return ours.Copy{
		From: mail.Address{Name: "The Ferry Gazette", Address: "morning@gazette.example"}, ReplyTo: "desk@gazette.example",
		Subject: "Die Fähre fährt wieder, und der Hafenmeister sagt zum ersten Mal, warum sie im Winter so lange lag",
		Date:    time.Date(2026, 11, 23, 6, 0, 0, 0, time.UTC),
		Text:    strings.Repeat("The ferry runs again – after three weeks.\n.\n", paragraphs) + "\nLeave: " + leave + "\n",
		HTML:    "<!DOCTYPE html>\n" + strings.Repeat("<p style=\"margin:0\">The ferry runs again – after three weeks. </p>\n", paragraphs) + "<p><a href=\"" + leave + "\">Leave</a></p>\n",
		ListID:  "morning.letters.gazette.example", Archive: "https://gazette.example/letters/morning",
		Leave: leave, LeaveBy: "leave+" + blank + "@bounces.gazette.example", Feedback: "12:morning:letter:gazette", Host: "gazette.example", Blanks: []string{blank},
	}
}

func form(t testing.TB, c ours.Copy) *ours.Form {
	t.Helper()
	f, err := ours.NewForm(c)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

var filling = ours.Filling{To: "nora@paper.example", ID: "d17", Blanks: []string{"AbC_dEf-123"}}

func TestAFilledFormIsTheMailThatWasWrittenDown(t *testing.T) {
	t.Parallel()
	f := filling

	got, err := form(t, copyOf(2)).Fill(nil, f)
	if err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", "letter.eml")
	if *update {
		if err := os.WriteFile(golden, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestEachReaderFindsTheirOwnWordsInEveryPart(t *testing.T) {
	t.Parallel()
	c := copyOf(300)
	f := filling

	text, err := form(t, c).Fill(nil, f)
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.SplitSeq(text, []byte("\r\n")) {
		if len(line) > 140 || bytes.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	got, err := mail.ReadMessage(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	subject, _ := new(mime.WordDecoder).DecodeHeader(got.Header.Get("Subject"))
	for got, want := range map[string]string{
		subject: c.Subject, got.Header.Get("To"): "<nora@paper.example>", got.Header.Get("Message-ID"): "<d17@gazette.example>",
		got.Header.Get("List-Unsubscribe"):      "<https://gazette.example/letters/leave/AbC_dEf-123>, <mailto:leave+AbC_dEf-123@bounces.gazette.example>",
		got.Header.Get("List-Unsubscribe-Post"): "List-Unsubscribe=One-Click",
		got.Header.Get("List-ID"):               "<morning.letters.gazette.example>",
		got.Header.Get("From"):                  `"The Ferry Gazette" <morning@gazette.example>`,
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	_, params, err := mime.ParseMediaType(got.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	parts := multipart.NewReader(got.Body, params["boundary"])
	for _, want := range []string{c.Text, c.HTML} {
		part, err := parts.NextRawPart()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(quotedprintable.NewReader(part))
		if err != nil {
			t.Fatal(err)
		}
		want = strings.ReplaceAll(want, blank, "AbC_dEf-123")
		if diff := cmp.Diff(want, strings.ReplaceAll(string(body), "\r\n", "\n")); diff != "" {
			t.Error(diff)
		}
	}
}

func TestNothingWritesIntoTheHeadOfAMail(t *testing.T) {
	t.Parallel()
	const evil = "x\r\nBcc: all@paper.example"
	for name, spoil := range map[string]func(*ours.Copy){
		"subject": func(c *ours.Copy) { c.Subject = evil }, "name": func(c *ours.Copy) { c.From.Name = evil },
		"sender": func(c *ours.Copy) { c.From.Address = evil }, "reply": func(c *ours.Copy) { c.ReplyTo = evil },
		"list": func(c *ours.Copy) { c.ListID = evil }, "archive": func(c *ours.Copy) { c.Archive = evil },
		"leave": func(c *ours.Copy) { c.Leave = evil }, "feedback": func(c *ours.Copy) { c.Feedback = "a\x00b" },
		"host": func(c *ours.Copy) { c.Host = "a\nb" }, "long": func(c *ours.Copy) { c.Subject = strings.Repeat("a", 600) },
	} {
		c := copyOf(1)
		spoil(&c)
		if _, err := ours.NewForm(c); news.KindOf(err) != news.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	f := form(t, copyOf(1))
	for name, evil := range map[string]ours.Filling{
		"to":    {To: "nora@paper.example>\r\nBcc: <all@paper.example", ID: "1", Blanks: []string{"a"}},
		"id":    {To: "nora@paper.example", ID: "1\r\n", Blanks: []string{"a"}},
		"blank": {To: "nora@paper.example", ID: "1", Blanks: []string{"=20"}},
		"none":  {To: "nora@paper.example", ID: "1"},
		"empty": {To: "nora@paper.example", ID: "1", Blanks: []string{""}},
		"long":  {To: "nora@paper.example", ID: "1", Blanks: []string{strings.Repeat("a", 77)}},
	} {
		if got, err := f.Fill(nil, evil); err == nil {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

func TestSubjectsComeBackAsTheyWere(t *testing.T) {
	t.Parallel()
	for _, subject := range []string{
		"Plain", "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich – und zurück, bis es dunkel wird",
		"=?utf-8?Q?Not_encoded?=", strings.Repeat("a", 120), strings.Repeat("word ", 29) + "end", "夜の船がまた出る。" + strings.Repeat("港", 60), "two  spaces",
	} {
		c := copyOf(1)
		c.Subject = subject
		text, err := form(t, c).Fill(nil, ours.Filling{To: "a@b.example", ID: "1", Blanks: []string{"a"}})
		if err != nil {
			t.Fatal(err)
		}
		got, err := mail.ReadMessage(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		decoded, err := new(mime.WordDecoder).DecodeHeader(got.Header.Get("Subject"))
		if err != nil || decoded != subject {
			t.Errorf("%q becomes %q, %v", subject, decoded, err)
		}
	}
}

func seal(t testing.TB) (ours.Seal, func(string) ([]string, error)) {
	t.Helper()
	slow, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	_, quick, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	keys := []ours.SealKey{{Selector: "r1", Key: slow}, {Selector: "e1", Key: quick}}
	zone := map[string]string{}
	for _, key := range keys {
		name, text, err := key.Record("gazette.example")
		if err != nil {
			t.Fatal(err)
		}
		zone[name] = text
	}
	return ours.Seal{Domain: "gazette.example", Keys: keys}, func(name string) ([]string, error) { return []string{zone[name]}, nil }
}

func TestAKeyIsReadAsOpenSSLWritesIt(t *testing.T) {
	t.Parallel()
	slow, _ := rsa.GenerateKey(rand.Reader, 2048)
	_, quick, _ := ed25519.GenerateKey(rand.Reader)
	curve, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	in := func(kind string, der []byte) []byte {
		return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})
	}
	pkcs8 := func(key any) []byte {
		der, err := x509.MarshalPKCS8PrivateKey(key)
		if err != nil {
			t.Fatal(err)
		}
		return in("PRIVATE KEY", der)
	}
	for name, file := range map[string][]byte{"RSA": pkcs8(slow), "old RSA": in("RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(slow)), "Ed25519": pkcs8(quick)} {
		if key, err := ours.ParseSealKey("s", file); err != nil || key.Selector != "s" || key.Key == nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, file := range map[string][]byte{"nothing": nil, "no key": []byte("hello"), "another kind": pkcs8(curve), "a broken one": in("PRIVATE KEY", []byte("x"))} {
		if _, err := ours.ParseSealKey("s", file); news.KindOf(err) != news.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestASealHoldsUntilSomebodyTouchesTheMail(t *testing.T) {
	t.Parallel()
	s, zone := seal(t)
	f := filling

	text, err := form(t, copyOf(3)).Fill(nil, f)
	if err != nil {
		t.Fatal(err)
	}
	head, err := s.Sign(text)
	if err != nil {
		t.Fatal(err)
	}
	sealed := string(head) + string(text)
	broken := func(text string) (n int) {
		found, err := dkim.VerifyWithOptions(strings.NewReader(text), &dkim.VerifyOptions{LookupTXT: zone})
		if err != nil || len(found) != 2 {
			t.Fatalf("%d seals, %v", len(found), err)
		}
		for _, v := range found {
			if v.Err != nil {
				n++
			}
		}
		return n
	}
	if n := broken(sealed); n != 0 {
		t.Errorf("%d seals are broken", n)
	}
	if n := broken(strings.ReplaceAll(sealed, "\r\n.\r\n", "\r\n. \r\n")); n != 0 {
		t.Errorf("space at the end of a line breaks %d seals", n)
	}
	for name, tampered := range map[string]string{
		"body":     strings.Replace(sealed, "three weeks", "three years", 1),
		"subject":  strings.Replace(sealed, "Subject: ", "Subject: Re: ", 1),
		"leave":    strings.Replace(sealed, "leave/AbC", "leave/XyZ", 1),
		"one more": "From: evil@paper.example\r\n" + sealed,
	} {
		if n := broken(tampered); n != 2 {
			t.Errorf("%s: only %d seals are broken", name, n)
		}
	}
}

func TestAReturnedMailIsKnownByItsAddress(t *testing.T) {
	t.Parallel()
	r := ours.Returns{Prefix: "b", Domain: "bounces.gazette.example", Key: []byte("key")}
	for _, id := range []int64{1, 17, 1 << 40} {
		address := r.Address(id)
		if e, err := news.ParseEmail(string(address)); err != nil || e != address {
			t.Errorf("%q, %v", address, err)
		}
		for _, spelling := range []string{string(address), strings.ToUpper(string(address))} {
			if got, ok := r.Delivery(spelling); !ok || got != id {
				t.Errorf("%q is mail %d, %t", spelling, got, ok)
			}
		}
	}
	mine := string(r.Address(17))
	r2 := r
	r2.Key = []byte("another")
	forged := string(r2.Address(17))
	for _, address := range []string{forged, strings.Replace(mine, "+a", "+b", 1), mine[:10] + mine[11:], "b+@bounces.gazette.example", "nora@paper.example", "", strings.Replace(mine, "bounces", "other", 1)} {
		if id, ok := r.Delivery(address); ok {
			t.Errorf("%q is taken for mail %d", address, id)
		}
	}
}

func BenchmarkFill(b *testing.B) {
	f := form(b, copyOf(180))
	b.SetBytes(int64(f.Size()))
	fill := filling

	var text []byte
	for b.Loop() {
		text, _ = f.Fill(text[:0], fill)
	}
}

func BenchmarkSeal(b *testing.B) {
	s, _ := seal(b)
	fill := filling

	text, _ := form(b, copyOf(180)).Fill(nil, fill)
	for name, keys := range map[string][]ours.SealKey{"rsa": s.Keys[:1], "ed25519": s.Keys[1:], "both": s.Keys} {
		b.Run(name, func(b *testing.B) {
			s := ours.Seal{Domain: s.Domain, Keys: keys}
			for b.Loop() {
				_, _ = s.Sign(text)
			}
		})
	}
}

func FuzzSeal(f *testing.F) {
	for _, body := range []string{"", "\r\n", "a \t b\r\n\r\n\r\n", " a\r\n\t\r\nb", "\r\n\r\na  "} {
		f.Add(body)
	}
	s, zone := seal(f)
	s.Keys = s.Keys[1:]
	f.Fuzz(func(t *testing.T, body string) {
		body = strings.ReplaceAll(strings.NewReplacer("\r", "", "\n", "\r\n").Replace(body), "\x00", "")
		text := "From: <morning@gazette.example>\r\nSubject:  a \t b\r\n c\r\nX: y\r\n\r\n" + body
		head, err := s.Sign([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		found, err := dkim.VerifyWithOptions(strings.NewReader(string(head)+text), &dkim.VerifyOptions{LookupTXT: zone})
		if err != nil || len(found) != 1 || found[0].Err != nil {
			t.Fatalf("%q: %v, %v", body, err, found[0].Err)
		}
	})
}
