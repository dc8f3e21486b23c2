package news_test

import (
	"net/mail"
	"strings"
	"testing"

	"github.com/courant-press/courant/internal/news"
)

func TestEveryLegalAddressIsTakenInItsNormalForm(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"nora@paper.example":                     "nora@paper.example",
		"  nora@paper.example\n":                 "nora@paper.example",
		"Nora.Berg@Paper.EXAMPLE":                "Nora.Berg@paper.example",
		"nora+letters@paper.example":             "nora+letters@paper.example",
		"!#$%&'*+-/=?^_`{|}~@paper.example":      "!#$%&'*+-/=?^_`{|}~@paper.example",
		"o'brien@paper.example":                  "o'brien@paper.example",
		"1@2.co":                                 "1@2.co",
		"a@b-c.co.uk":                            "a@b-c.co.uk",
		"nora@3com.example":                      "nora@3com.example",
		`"nora"@paper.example`:                   "nora@paper.example",
		`"nora berg"@paper.example`:              `"nora berg"@paper.example`,
		`"nora..berg"@paper.example`:             `"nora..berg"@paper.example`,
		`"nora\"berg\\"@paper.example`:           `"nora\"berg\\"@paper.example`,
		`"n\ora"@paper.example`:                  "nora@paper.example",
		`"no@ra"@paper.example`:                  `"no@ra"@paper.example`,
		`""@paper.example`:                       `""@paper.example`,
		"nora@[192.0.2.1]":                       "nora@[192.0.2.1]",
		"nora@[ipv6:2001:DB8:0::1]":              "nora@[IPv6:2001:db8::1]",
		"ömil@paper.example":                     "ömil@paper.example",
		"o\u0308mil@paper.example":               "ömil@paper.example",
		"用户@例子.广告":                               "用户@xn--fsqu00a.xn--4rr70v",
		"nora@Bücher.example":                    "nora@xn--bcher-kva.example",
		strings.Repeat("a", 64) + "@p.example":   strings.Repeat("a", 64) + "@p.example",
		"a@" + strings.Repeat("b", 63) + ".info": "a@" + strings.Repeat("b", 63) + ".info",
	} {
		got, err := news.ParseEmail(written)
		if err != nil || string(got) != want {
			t.Errorf("%q: %q, %v", written, got, err)
		}
	}
}

func TestNoIllegalAddressIsTaken(t *testing.T) {
	t.Parallel()
	for _, written := range []string{
		"", "@", "nora", "nora@", "@paper.example", "nora@localhost", "nora@paper..example", "nora@.paper.example",
		"nora@paper.example.", ".nora@paper.example", "nora.@paper.example", "no..ra@paper.example", "no ra@paper.example",
		"nora@pa per.example", "nora@-paper.example", "nora@paper-.example", "nora@paper_x.example", "nora@192.0.2.1",
		"Nora <nora@paper.example>", "<nora@paper.example>", "nora@paper.example, all@paper.example", "nora(comment)@paper.example",
		"a@b@paper.example", `"nora@paper.example`, `nora"@paper.example`, `"no"ra@paper.example`, `"nora\"@paper.example`,
		"nora@[192.0.2.256]", "nora@[2001:db8::1]", "nora@[IPv6:192.0.2.1]", "nora@[IPv6:fe80::1%eth0]", "nora@[192.0.2.1",
		"nora\r\nBcc: all@paper.example", "nora@paper.example\r\nBcc: all@paper.example", "no\x00ra@paper.example",
		"\"no\r\nra\"@paper.example", "no\u200dra@paper.example", "no\u00a0ra@paper.example", "n\xffra@paper.example",
		strings.Repeat("a", 65) + "@paper.example", "a@" + strings.Repeat("b", 64) + ".example",
		"a@" + strings.Repeat("b.", 130) + "example", "nora@xn--\u00fc.example",
	} {
		if got, err := news.ParseEmail(written); err == nil || news.KindOf(err) != news.Invalid {
			t.Errorf("%q is taken as %q", written, got)
		}
	}
}

func TestOneReaderIsKnownByEverySpelling(t *testing.T) {
	t.Parallel()
	one, _ := news.ParseEmail("Nora.Berg@Paper.example")
	other, _ := news.ParseEmail(`"nora.berg"@PAPER.EXAMPLE`)
	if one.Key() != other.Key() || one.Domain() != "paper.example" || one.Local() != "Nora.Berg" || !one.ASCII() {
		t.Errorf("%q and %q", one, other)
	}
	if far, _ := news.ParseEmail("ömil@paper.example"); far.ASCII() {
		t.Errorf("%q is taken for ASCII", far)
	}
}

func FuzzParseEmail(f *testing.F) {
	for _, seed := range []string{"nora@paper.example", `"a b\""@b.co`, "用户@例子.广告", "a@[IPv6:::1]", "a@b..c", "\"\\\xff\"@b.co"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e, err := news.ParseEmail(s)
		if err != nil {
			return
		}
		again, err := news.ParseEmail(string(e))
		if err != nil || again != e {
			t.Fatalf("%q becomes %q, and that %q, %v", s, e, again, err)
		}
		if strings.ContainsAny(string(e), "\r\n\x00") || len(e) > 254 {
			t.Fatalf("%q becomes %q", s, e)
		}
		if !strings.Contains(string(e), "[") { // net/mail keeps no literals of version 6
			if _, err := mail.ParseAddress("<" + string(e) + ">"); err != nil {
				t.Fatalf("%q becomes %q, which net/mail refuses: %v", s, e, err)
			}
		}
	})
}
