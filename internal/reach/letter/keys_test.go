package letter_test

import (
	"encoding/base64"
	"net/netip"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
)

var (
	keys = letter.Keys{Secret: []byte("a secret of the paper")}
	six  = time.Date(2026, 11, 23, 6, 0, 0, 0, time.UTC)
)

func TestATokenSaysWhatWasSigned(t *testing.T) {
	t.Parallel()
	for _, want := range []letter.Token{
		{Purpose: letter.ToConfirm, Subscriber: 7, Letter: 1, At: six},
		{Purpose: letter.ToLeave, Subscriber: 1 << 40, Letter: 3},
		{Purpose: letter.ToPrefer, Subscriber: 7},
	} {
		signed := keys.Sign(want)
		got, err := keys.Read(want.Purpose, signed)
		if diff := cmp.Diff(want, got); diff != "" || err != nil || len(signed) != letter.TokenLength {
			t.Errorf("%q: %v %s", signed, err, diff)
		}
	}
}

func TestNoTokenCanBeForged(t *testing.T) {
	t.Parallel()
	genuine := keys.Sign(letter.Token{Purpose: letter.ToLeave, Subscriber: 7, Letter: 1})
	raw, _ := base64.RawURLEncoding.DecodeString(genuine)
	forged := []string{
		"", "x", genuine + "A", genuine[:50], " " + genuine, genuine + "\n", genuine + "=",
		letter.Keys{Secret: []byte("another")}.Sign(letter.Token{Purpose: letter.ToLeave, Subscriber: 7, Letter: 1}),
		keys.Sign(letter.Token{Purpose: letter.ToPrefer, Subscriber: 7, Letter: 1}),
	}
	for i := range raw { // a change of any bit
		for bit := range 8 {
			changed := append([]byte(nil), raw...)
			changed[i] ^= 1 << bit
			forged = append(forged, base64.RawURLEncoding.EncodeToString(changed))
		}
	}
	for last := byte('A'); last <= 'Z'; last++ { // letters that differ in bits nobody reads
		if s := genuine[:len(genuine)-1] + string(last); s != genuine {
			forged = append(forged, s)
		}
	}
	for _, s := range forged {
		if got, err := keys.Read(letter.ToLeave, s); err == nil || news.KindOf(err) != news.NotFound {
			t.Errorf("%q is read as %+v", s, got)
		}
	}
}

func TestAMarkIsTheSameForEverySpellingAndForNobodyElse(t *testing.T) {
	t.Parallel()
	one, other := keys.Mark("Nora@paper.example"), keys.Mark("nora@paper.example")
	if one != other || one == keys.Mark("ove@paper.example") || one == (letter.Keys{Secret: []byte("another")}).Mark("nora@paper.example") {
		t.Error(one, other)
	}
	four, six := keys.NetworkMark(netip.MustParseAddr("192.0.2.1")), keys.NetworkMark(netip.MustParseAddr("::ffff:192.0.2.1"))
	if four != six || four == keys.NetworkMark(netip.MustParseAddr("192.0.2.2")) {
		t.Error(four, six)
	}
}
