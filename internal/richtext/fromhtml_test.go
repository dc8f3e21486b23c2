package richtext

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// paperOptions read what [paperResolver] prints.
func paperOptions() FromHTMLOptions {
	number := func(s string) int64 {
		n, _ := strconv.ParseInt(s, 10, 64)
		return n
	}
	return FromHTMLOptions{
		Picture: func(i ImageTag) (int64, bool) { return number(i.Key), number(i.Key) > 0 },
		Topic:   number,
	}
}

func TestOurOwnPageIsReadBackAsItWas(t *testing.T) {
	for _, b := range everything().Blocks {
		t.Run(KindOf(b), func(t *testing.T) {
			want := Doc{[]Block{b}}
			html, _ := HTML(want, paperResolver())
			if diff := cmp.Diff(want, FromHTML(string(html), paperOptions())); diff != "" {
				t.Errorf("%s\n%s", html, diff)
			}
		})
	}
	html, _ := HTML(everything(), paperResolver())
	if diff := cmp.Diff(everything(), FromHTML(string(html), paperOptions())); diff != "" {
		t.Error(diff)
	}
}
