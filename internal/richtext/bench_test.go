package richtext

import (
	"encoding/json"
	"strings"
	"testing"
)

// article returns a text of about n words in paragraphs of 50, with the
// headings, quotes, links and marks of a usual article.
func article(n int) Doc {
	words := strings.Fields(longText(7, n))
	var d Doc
	for i := 0; len(words) > 0; i++ {
		k := min(50, len(words))
		text := strings.Join(words[:k], " ") + "."
		words = words[k:]
		switch {
		case i%8 == 3:
			d.Blocks = append(d.Blocks, Heading{2, Plain("What the harbour master said")}, Picture{Picture: 1, Caption: Plain("The quay.")})
		case i%5 == 2:
			d.Blocks = append(d.Blocks, Quote{Text: []Text{Plain(text)}, Speaker: "Mara Lind", Role: "harbour pilot"})
			continue
		}
		half := strings.Index(text[len(text)/2:], " ") + len(text)/2
		d.Blocks = append(d.Blocks, Paragraph{Text{
			{Text: text[:half]}, {Text: " linked words", Link: "https://example.org/a"}, {Text: ", "}, {Text: "Mara Lind", Topic: 3}, {Text: text[half:]},
		}})
	}
	return d
}

// edited returns d with one word changed in every third block.
func edited(d Doc) Doc {
	var e Doc
	for i, b := range d.Blocks {
		if p, ok := b.(Paragraph); ok && i%3 == 0 {
			b = Paragraph{append(Text{{Text: "Meanwhile "}}, p.Text...)}
		}
		e.Blocks = append(e.Blocks, b)
	}
	return e
}

func benchmark(b *testing.B, name string, work func(d Doc)) {
	b.Helper()
	for size, n := range map[string]int{"800 words": 800, "100000 words": 100_000} {
		b.Run(name+" "+size, func(b *testing.B) {
			d := article(n)
			b.ReportAllocs()
			for b.Loop() {
				work(d)
			}
		})
	}
}

func BenchmarkWriteAndReadStoredForm(b *testing.B) {
	benchmark(b, "", func(d Doc) {
		data, err := json.Marshal(d)
		if err != nil {
			b.Fatal(err)
		}
		if err := json.Unmarshal(data, &d); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkHTML(b *testing.B) {
	r := paperResolver()
	benchmark(b, "", func(d Doc) { HTML(d, r) })
}

func BenchmarkFromHTML(b *testing.B) {
	for size, n := range map[string]int{"800 words": 800, "100000 words": 100_000} {
		html, _ := HTML(article(n), paperResolver())
		b.Run(size, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(html)))
			for b.Loop() {
				FromHTML(string(html), paperOptions())
			}
		})
	}
}

func BenchmarkWords(b *testing.B) {
	benchmark(b, "", func(d Doc) { Words(d) })
}

func BenchmarkDiff(b *testing.B) {
	benchmark(b, "", func(d Doc) { Diff(d, edited(d)) })
}

func BenchmarkDiffOfStrangers(b *testing.B) {
	old, changed := longText(1, 100_000), longText(2, 100_000)
	for b.Loop() {
		DiffText(old, changed)
	}
}
