package richtext

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
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

// keyed gives the pictures and topics of a page numbers in the order in which
// they come.
func keyed() FromHTMLOptions {
	numbers := map[string]int64{}
	number := func(s string) int64 {
		if numbers[s] == 0 {
			numbers[s] = int64(len(numbers) + 1)
		}
		return numbers[s]
	}
	return FromHTMLOptions{
		Picture: func(i ImageTag) (int64, bool) { return number(i.Key + i.Src), i.Key+i.Src != "" },
		Topic:   number,
		Lang:    "en-GB",
		Legacy:  true,
	}
}

func TestPagesBecomeBlocks(t *testing.T) {
	pages, err := filepath.Glob("testdata/html/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatal(err, pages)
	}
	for _, page := range pages {
		name := strings.TrimSuffix(filepath.Base(page), ".html")
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			d := FromHTML(string(src), keyed())
			if err := d.Validate(); err != nil {
				t.Error(err)
			}
			golden(t, name+".blocks.jsonl", outline(t, d))
		})
	}
}

// outline returns the stored form with a line for each block.
func outline(t *testing.T, d Doc) string {
	t.Helper()
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var raw struct{ Blocks []json.RawMessage }
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, block := range raw.Blocks {
		b.Write(block)
		b.WriteByte('\n')
	}
	return b.String()
}
