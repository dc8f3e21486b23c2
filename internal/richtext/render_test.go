package richtext

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with a file of testdata/golden.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (run with -update if it should):\n%s", name, diff)
	}
}

// paperResolver knows every picture and topic.
func paperResolver() Resolver {
	return Resolver{
		Picture: func(id int64, width string) (Image, bool) {
			src := "/media/" + strconv.FormatInt(id, 10)
			return Image{
				Src: src + ".jpg", Width: 800, Height: 600, Credit: "Jo Marsh", Sizes: "100vw",
				Set:     []Candidate{{src + "-400.jpg", 400}, {src + "-800.jpg", 800}},
				Sources: []Source{{Type: "image/webp", Set: []Candidate{{src + ".webp", 800}}}},
			}, true
		},
		Topic:  func(id int64) string { return "/topic/" + strconv.FormatInt(id, 10) },
		Blob:   func(hash string) string { return "/media/" + hash },
		Prefix: "t-",
	}
}

func TestHTMLOfEveryBlock(t *testing.T) {
	html, anchors := HTML(everything(), paperResolver())
	golden(t, "everything.page.html", string(html))
	want := []Anchor{{2, "t-what-happened-why", "What happened & why"}, {3, "t-what-happened-why-2", "What happened & why"}, {3, "t-size", "Size"}}
	if diff := cmp.Diff(want, anchors); diff != "" {
		t.Error(diff)
	}
}

func TestMailOfEveryBlock(t *testing.T) {
	golden(t, "everything.mail.html", string(MailHTML(everything(), paperResolver())))
}

func TestPlainTextOfEveryBlock(t *testing.T) {
	golden(t, "everything.txt", PlainText(everything()))
}

func TestHeadingsSkipNoLevelOnThePage(t *testing.T) {
	var d Doc
	for _, level := range []int{3, 4, 4, 2, 4, 4, 3, 2, 3, 4} {
		d.Blocks = append(d.Blocks, Heading{level, Plain("x")})
	}
	_, anchors := HTML(d, Resolver{})
	var got []int
	for _, a := range anchors {
		got = append(got, a.Level)
	}
	if diff := cmp.Diff([]int{2, 3, 3, 2, 3, 3, 3, 2, 3, 4}, got); diff != "" {
		t.Error(diff)
	}
}
