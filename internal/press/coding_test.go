package press

import (
	"strings"
	"testing"
)

func TestCodingIsWhatTheReaderLikesBest(t *testing.T) {
	t.Parallel()
	text := sheetOf(t, strings.Repeat("The ferry sails at nine. ", 100))
	tests := []struct {
		accept string
		want   string
	}{
		{"", "identity"},
		{"gzip", "gzip"},
		{"gzip, deflate, br, zstd", "br"},
		{"gzip, zstd", "zstd"},
		{"GZIP", "gzip"},
		{"x-gzip", "gzip"},
		{"br;q=0.5, gzip;q=0.9", "gzip"},
		{"br; q=0.5 , gzip ;Q=0.4", "br"},
		{"gzip;q=0", "identity"},
		{"gzip;q=0.0, zstd;q=0.001", "zstd"},
		{"*", "br"},
		{"*;q=0", "identity"},
		{"br;q=0, *", "zstd"},
		{"br;q=0, *;q=0.1, gzip;q=0.2", "gzip"},
		{"identity;q=0, *", "br"},
		{"identity;q=0", "identity"},
		{"identity;q=1, gzip;q=0.5", "identity"},
		{"identity", "identity"},
		{"deflate, compress", "identity"},
		{"gzip;q=oops", "identity"},
		{"gzip;q=2", "identity"},
		{"gzip;q=1.0000", "identity"},
		{"gzip;level=9;q=0.7", "gzip"},
		{",,;=, gzip", "gzip"},
	}
	for _, test := range tests {
		if got := codingNames[text.choose(readAccept([]string{test.accept}))]; got != test.want {
			t.Errorf("Accept-Encoding %q is answered in %s, want %s", test.accept, got, test.want)
		}
	}
	if got := text.choose(readAccept([]string{"gzip;q=0.1", "zstd"})); got != zstdCoding {
		t.Errorf("two fields are answered in %s, want zstd", codingNames[got])
	}
}

func TestOnlyWhatShrinksIsBound(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]*sheet{
		"a short body": sheetOf(t, "Hi"),
		"an empty one": sheetOf(t, ""),
	} {
		if got := s.choose(readAccept([]string{"br, gzip, zstd"})); got != identity {
			t.Errorf("%s is sent as %s, want identity", name, codingNames[got])
		}
	}
	b := bind(t, strings.Repeat("\x00", 5000), "image/png")
	for c := range identity {
		if b[c] != nil {
			t.Errorf("a picture is bound in %s", codingNames[c])
		}
	}
}

func FuzzAcceptEncoding(f *testing.F) {
	for _, seed := range []string{"gzip, deflate, br", "*;q=0", "identity;q=0.5;q=1", "a;b;c,,", "br;q="} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, header string) {
		for c, q := range readAccept([]string{header}) {
			if q < 0 || q > 1000 {
				t.Errorf("%q gives %s the weight %d", header, codingNames[c], q)
			}
		}
	})
}

// sheetOf binds a text page.
func sheetOf(t *testing.T, body string) *sheet {
	t.Helper()
	p := &Print{ContentType: "text/html; charset=utf-8", Body: []byte(body)}
	hash := hashOf(p.Body)
	s, err := newSheet(p, hash, newVariants(hash, bind(t, body, p.ContentType)))
	if err != nil {
		t.Fatal(err)
	}
	return s.with(newTestBindery(t).again(p.Body))
}

func bind(t *testing.T, body, contentType string) [codings][]byte {
	t.Helper()
	return newTestBindery(t).bind([]byte(body), contentType)
}

func newTestBindery(t *testing.T) *bindery {
	t.Helper()
	b, err := newBindery()
	if err != nil {
		t.Fatal(err)
	}
	return b
}
