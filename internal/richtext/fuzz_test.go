package richtext

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func FuzzFromHTML(f *testing.F) {
	pages, err := filepath.Glob("testdata/html/*.html")
	if err != nil {
		f.Fatal(err)
	}
	for _, page := range pages {
		src, err := os.ReadFile(page)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src))
	}
	html, _ := HTML(everything(), paperResolver())
	f.Add(string(html))
	f.Add(`<p><svg><style><!--</style><a href="javas&#9;cript:x" onclick=x><img src=x onerror=x>`)
	f.Add(`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">`)
	f.Fuzz(func(t *testing.T, src string) { tame(t, src) })
}

func FuzzUnmarshal(f *testing.F) {
	data, err := json.Marshal(everything())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"version":1,"blocks":[{"level":2,"type":"heading","text":[{"text":"a"}]},{"type":"legacy"}]}`))
	f.Add([]byte(`{"version":1,"blocks":[{"type":"fact_box","blocks":[{"type":"list","items":[{"sub":{"items":null}}]}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var d Doc
		if err := json.Unmarshal(data, &d); err != nil {
			return
		}
		printed, _ := HTML(d, paperResolver())
		checkPrinted(t, string(printed))
		PlainText(d)
		Words(d)
		clean := d.Clean()
		if diff := cmp.Diff(clean, clean.Clean()); diff != "" {
			t.Error(diff)
		}
		if d.Validate() == nil && clean.Validate() != nil {
			t.Errorf("cleaning broke a rule: %v", clean.Validate())
		}
	})
}

func FuzzDiffText(f *testing.F) {
	f.Add("The bridge is closed.", "The bridge is open.")
	f.Add("東京は雨", "京都は雨")
	f.Add("a b a b a b", "b a b a b a b")
	f.Fuzz(func(t *testing.T, a, b string) {
		segments := DiffText(a, b)
		if before, after := versions(segments); before != a || after != b {
			t.Errorf("%q to %q: %s", a, b, show(segments))
		}
	})
}
