package wordpress

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/richtext"
)

// shelf returns an index of a few attachments: picture 1 to 3 of the paper are
// the attachments 11 to 13 there, the last two uploaded to post 5; 14 is a
// sound.
func shelf() *index {
	x := newIndex()
	for i, url := range []string{
		"https://example.org/wp-content/uploads/2019/05/quay.jpg",
		"https://example.org/wp-content/uploads/2019/05/ferry-scaled.jpg",
		"https://example.org/wp-content/uploads/2019/05/crew-1024x683.jpg",
		"https://example.org/wp-content/uploads/2019/05/horn.mp3",
	} {
		a := attachment{ID: strconv.Itoa(11 + i), URL: url}
		if i > 0 {
			a.Parent, a.Order = "5", 3-i
		}
		x.add(a)
	}
	x.sort()
	for i := range 3 {
		x.became(strconv.Itoa(11+i), int64(1+i))
	}
	x.blocks["77"] = "<!-- wp:paragraph --><p>Write to us.</p><!-- /wp:paragraph --><!-- wp:block {\"ref\":77} /-->"
	return x
}

func converted(body string) (richtext.Doc, tally) {
	var t tally
	c := conversion{site: newTestSite(), library: shelf(), tally: &t, post: "5"}
	return c.doc(body), t
}

func newTestSite() site {
	return site{host: "example.org", root: "https://example.org", name: "The Ferry Gazette", lang: "en"}
}

// sketch returns a doc as one line for each block.
func sketch(doc richtext.Doc) []string {
	var lines []string
	for _, b := range doc.Blocks {
		line := richtext.KindOf(b)
		switch b := b.(type) {
		case richtext.Picture:
			line += fmt.Sprintf(" %d %s%s", b.Picture, b.Caption, b.Width)
		case richtext.Gallery:
			var numbers []int64
			for _, p := range b.Pictures {
				numbers = append(numbers, p.Picture)
			}
			line += " " + strings.Trim(fmt.Sprint(numbers), "[]") + " " + b.Caption.String()
		case richtext.Embed:
			line += " " + b.Provider + " " + b.URL + " " + b.Caption.String()
		case richtext.Audio:
			line += " " + b.URL
		case richtext.Video:
			line += " " + b.URL
		case richtext.Legacy:
			line += " " + b.Format + " " + b.Name + " " + b.Source
		case richtext.PullQuote:
			line += " " + b.Text.String() + " / " + b.Speaker
		case richtext.Code:
			line += " " + b.Lang + " " + b.Text
		default:
			line += " " + richtext.PlainText(richtext.Doc{Blocks: []richtext.Block{b}})
		}
		lines = append(lines, strings.TrimSpace(line))
	}
	return lines
}

func TestConvert(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, body string
		want       []string
	}{
		// The classic editor.
		{"blank lines are paragraphs", "One\n\nTwo\r\n\r\nThree", []string{"paragraph One", "paragraph Two", "paragraph Three"}},
		{"a line end is a line break", "One\nTwo", []string{"paragraph One\nTwo"}},
		{"not beside the tags of blocks", "<h2>Head</h2>\nText\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\nEnd", []string{"heading Head", "paragraph Text", "list • a\n• b", "paragraph End"}},
		{"a quote of two paragraphs", "<blockquote>One\n\nTwo</blockquote>", []string{"quote > One\n> Two"}},
		{"code keeps its lines", "<pre>a\n\nb\n  c</pre>", []string{"code  a\n\nb\n  c"}},
		{"more and nextpage leave no trace", "One\n<!--more Read on-->\nTwo\n\n<!--nextpage-->\n\nThree", []string{"paragraph One", "paragraph Two", "paragraph Three"}},
		{"an address alone on its line is a player", "See:\n\nhttps://www.youtube.com/watch?v=abc\n\nand", []string{"paragraph See:", "embed YouTube https://www.youtube.com/watch?v=abc", "paragraph and"}},
		{"an address of no player is a link", "https://example.net/report", []string{"paragraph https://example.net/report"}},
		// Pictures.
		{"a picture by its number", `<img class="alignnone wp-image-11" src="https://cdn.example.net/x.jpg" alt="Quay">`, []string{"picture 1"}},
		{"a picture by a smaller size", `<img src="http://example.org/wp-content/uploads/2019/05/quay-300x200.jpg">`, []string{"picture 1"}},
		{"a picture that was scaled down", `<img src="http://example.org/wp-content/uploads/2019/05/ferry-300x200.jpg">`, []string{"picture 2"}},
		{"a picture whose own name looks like a size", `<img src="http://example.org/wp-content/uploads/2019/05/crew-1024x683.jpg?w=100">`, []string{"picture 3"}},
		{"a picture behind Photon", `<img src="https://i2.wp.com/example.org/wp-content/uploads/2019/05/quay.jpg?resize=300%2C200&ssl=1">`, []string{"picture 1"}},
		{"a picture of another site is kept for the desk", `<p>Text <img src="https://elsewhere.net/a.jpg"/></p>`, []string{"paragraph Text", `legacy html img <img src="https://elsewhere.net/a.jpg"/>`}},
		// Shortcodes.
		{"caption", `[caption id="attachment_11" align="alignleft" width="300"]<a href="/x"><img class="wp-image-11" src="/q.jpg"></a> The <em>quay</em>.[/caption] After.`, []string{"picture 1 The quay.", "paragraph After."}},
		{"caption in an attribute", `[caption caption="Old style"]<img class="wp-image-11" src="/q.jpg">[/caption]`, []string{"picture 1 Old style"}},
		{"gallery with numbers", `[gallery columns="2" ids="12,11,99"]`, []string{"gallery 2 1"}},
		{"bare gallery has the pictures of the post, in order", `[gallery]`, []string{"gallery 3 2"}},
		{"gallery in curly quotes", "[gallery ids=“11,12”]", []string{"gallery 1 2"}},
		{"gallery of nothing we have", `[gallery ids="98,99"]`, []string{`legacy shortcode gallery [gallery ids="98,99"]`}},
		{"embed", "[embed width=\"300\"]https://vimeo.com/1[/embed]", []string{"embed Vimeo https://vimeo.com/1"}},
		{"youtube in its old form", "[youtube=http://www.youtube.com/watch?v=abc&w=640]", []string{"embed YouTube http://www.youtube.com/watch?v=abc&w=640"}},
		{"youtube by its number", "[youtube id=\"abc\"]", []string{"embed YouTube https://www.youtube.com/watch?v=abc"}},
		{"audio", `[audio mp3="https://example.org/a.mp3"][/audio]`, []string{"audio https://example.org/a.mp3"}},
		{"audio in its old form", `[audio https://example.org/a.mp3|titles=Horn]`, []string{"audio https://example.org/a.mp3"}},
		{"playlist", `[playlist ids="14"]`, []string{"audio https://example.org/wp-content/uploads/2019/05/horn.mp3"}},
		{"video", `[video src="https://example.org/a.mp4"]`, []string{"video https://example.org/a.mp4"}},
		{"code", "[sourcecode lang=\"go\"]\nif a < b {\n\n[x]\n[/sourcecode]", []string{"code go if a < b {\n\n[x]"}},
		{"page builders give way to what is in them", "[vc_row][vc_column width=\"1/2\"]One[/vc_column][vc_column]Two[/vc_column][/vc_row]", []string{"paragraph OneTwo"}},
		{"an unknown one is kept whole", "Before [members level=\"2\"]secret[/members] after", []string{"paragraph Before", `legacy shortcode members [members level="2"]secret[/members]`, "paragraph after"}},
		{"an unknown one alone on its line", "A\n\n[contact_form]\n\nB", []string{"paragraph A", "legacy shortcode contact_form [contact_form]", "paragraph B"}},
		{"an escaped one is text", `Write [[gallery ids="1"]] to show`, []string{`paragraph Write [gallery ids="1"] to show`}},
		{"an escaped pair is text", `Write [[b]x[/b]]`, []string{`paragraph Write [b]x[/b]`}},
		{"a word in brackets is text", "He [the mayor] said [1] so [sic]. [...]", []string{"paragraph He [the mayor] said [1] so [sic]. [...]"}},
		{"one without an end swallows nothing", `[members level="2"] text goes on`, []string{`legacy shortcode members [members level="2"]`, "paragraph text goes on"}},
		{"code is not looked into", "<code>[gallery ids=\"11\"]</code>", []string{`paragraph [gallery ids="11"]`}},
		{"attributes of tags are not looked into", `<a href="/x" title="[gallery ids='11']">x</a>`, []string{"paragraph x"}},
		// Blocks.
		{"paragraph and heading", "<!-- wp:paragraph {\"align\":\"left\"} -->\n<p>One</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:heading -->\n<h2>Two</h2>\n<!-- /wp:heading -->", []string{"paragraph One", "heading Two"}},
		{"attributes with escapes", `<!-- wp:embed {"url":"https://vimeo.com/1","providerNameSlug":"vimeo","title":"a \u002d\u002d\u003e b"} --><figure class="wp-block-embed"><div>https://vimeo.com/1</div><figcaption>A film</figcaption></figure><!-- /wp:embed -->`, []string{"embed Vimeo https://vimeo.com/1 A film"}},
		{"old embed", "<!-- wp:core-embed/twitter {\"url\":\"https://twitter.com/a/status/1\"} -->\n<figure>\nhttps://twitter.com/a/status/1\n</figure>\n<!-- /wp:core-embed/twitter -->", []string{"embed X https://twitter.com/a/status/1"}},
		{"embed of a site nobody knows", `<!-- wp:embed {"url":"https://example.net/player"} /-->`, []string{"embed example.net https://example.net/player"}},
		{"image", `<!-- wp:image {"id":11,"align":"wide"} --><figure class="wp-block-image alignwide"><img src="/x.jpg" class="wp-image-11"/><figcaption>Quay</figcaption></figure><!-- /wp:image -->`, []string{"picture 1 Quaywide"}},
		{"gallery by its numbers", `<!-- wp:gallery {"ids":[11,12]} /-->`, []string{"gallery 1 2"}},
		{"gallery", `<!-- wp:gallery --><figure class="wp-block-gallery"><!-- wp:image {"id":11} --><figure><img class="wp-image-11" src="a"/></figure><!-- /wp:image --><!-- wp:image {"id":12} --><figure><img class="wp-image-12" src="b"/></figure><!-- /wp:image --></figure><!-- /wp:gallery -->`, []string{"gallery 1 2"}},
		{"quote and pull quote", `<!-- wp:quote --><blockquote class="wp-block-quote"><p>Late.</p><cite>Ada Berg</cite></blockquote><!-- /wp:quote --><!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>Late!</p><cite>Ada</cite></blockquote></figure><!-- /wp:pullquote -->`, []string{"quote > Late.\n— Ada Berg", "pull_quote Late! / Ada"}},
		{"table", `<!-- wp:table --><figure class="wp-block-table"><table><tr><td>a</td><td>b</td></tr></table></figure><!-- /wp:table -->`, []string{"table a | b"}},
		{"columns give way", `<!-- wp:columns --><div><!-- wp:column --><div><!-- wp:paragraph --><p>One</p><!-- /wp:paragraph --></div><!-- /wp:column --><!-- wp:column --><div><p>Two</p></div><!-- /wp:column --></div><!-- /wp:columns -->`, []string{"paragraph One", "paragraph Two"}},
		{"cover with its picture in attributes", `<!-- wp:cover {"url":"https://example.org/wp-content/uploads/2019/05/quay.jpg","id":11} --><div class="wp-block-cover"><p>Title</p></div><!-- /wp:cover -->`, []string{"picture 1", "paragraph Title"}},
		{"file", `<!-- wp:file --><div class="wp-block-file"><a href="https://example.org/wp-content/a.pdf">Plan</a></div><!-- /wp:file -->`, []string{"paragraph Plan"}},
		{"audio and video", `<!-- wp:audio --><figure><audio controls src="https://example.org/a.mp3"></audio></figure><!-- /wp:audio --><!-- wp:video {"src":"https://example.org/a.mp4"} /-->`, []string{"audio https://example.org/a.mp3", "video https://example.org/a.mp4"}},
		{"separator, spacer, more, next page", "<!-- wp:separator --><hr/><!-- /wp:separator --><!-- wp:spacer --><div></div><!-- /wp:spacer --><!-- wp:more --><!--more--><!-- /wp:more --><!-- wp:nextpage --><!--nextpage--><!-- /wp:nextpage -->", []string{"divider * * *"}},
		{"a reusable block is put in, and not for ever", `<!-- wp:block {"ref":77} /-->`, []string{"paragraph Write to us.", "paragraph Write to us.", "paragraph Write to us.", "paragraph Write to us.", "paragraph Write to us.", `legacy block core/block <!-- wp:block {"ref":77} /-->`}},
		{"a reusable block that is not there", `<!-- wp:block {"ref":78} /-->`, []string{`legacy block core/block <!-- wp:block {"ref":78} /-->`}},
		{"furniture of the site goes", `<!-- wp:latest-posts {"postsToShow":5} /--><!-- wp:paragraph --><p>x</p><!-- /wp:paragraph -->`, []string{"paragraph x"}},
		{"furniture with words is kept", `<!-- wp:query --><div><!-- wp:paragraph --><p>Nothing.</p><!-- /wp:paragraph --></div><!-- /wp:query -->`, []string{`legacy block core/query <!-- wp:query --><div><!-- wp:paragraph --><p>Nothing.</p><!-- /wp:paragraph --></div><!-- /wp:query -->`}},
		{"a dynamic block of a plugin is kept", `<!-- wp:acme/poll {"id":3} /-->`, []string{`legacy block acme/poll <!-- wp:acme/poll {"id":3} /-->`}},
		{"a block of a plugin with words gives way to them", `<!-- wp:acme/box --><div>Words</div><!-- /wp:acme/box -->`, []string{"paragraph Words"}},
		{"a block without an end", "<!-- wp:paragraph --><p>One</p><!-- wp:group --><p>Two</p>", []string{"paragraph One", "paragraph Two"}},
		{"an end without a block", "<!-- wp:paragraph --><p>One</p><!-- /wp:paragraph --><!-- /wp:group -->", []string{"paragraph One"}},
		{"classic text between blocks", "<!-- wp:paragraph --><p>One</p><!-- /wp:paragraph -->\n\nTwo\n\nThree", []string{"paragraph One", "paragraph Two", "paragraph Three"}},
		{"a shortcode block", "<!-- wp:shortcode -->\n[gallery ids=\"11\"]\n<!-- /wp:shortcode -->", []string{"gallery 1"}},
		// Strangers.
		{"marks of ours in a body mean nothing", `<canvas data-keepsake="0"></canvas>[contact-form-7 id="1"]`, []string{`legacy shortcode contact-form-7 [contact-form-7 id="1"]`, `legacy html canvas <canvas data-keepsake="0"></canvas>`}},
		{"scripts are for the desk alone", `<script>alert(1)</script>ok`, []string{`legacy html script <script>alert(1)</script>`, "paragraph ok"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			doc, _ := converted(test.body)
			if diff := cmp.Diff(test.want, sketch(doc)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if err := doc.Validate(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestLinksToTheSiteArePaths(t *testing.T) {
	t.Parallel()
	doc, _ := converted(`<a href="http://www.example.org/2019/05/ferry/#map">a</a> <a href="https://example.net/b">b</a> <a href="https://example.org/wp-content/uploads/a.pdf">c</a> <a href="https://example.org/?p=7">d</a>`)
	var links []string
	for _, s := range doc.Blocks[0].(richtext.Paragraph).Text {
		if s.Link != "" {
			links = append(links, s.Link)
		}
	}
	want := []string{"/2019/05/ferry/#map", "https://example.net/b", "https://example.org/wp-content/uploads/a.pdf", "/?p=7"}
	if diff := cmp.Diff(want, links); diff != "" {
		t.Error(diff)
	}
}

// A body may be made to take for ever; none of these does.
func TestHostileBodies(t *testing.T) {
	t.Parallel()
	const many = 200_000
	for name, body := range map[string]string{
		"starts of shortcodes":    strings.Repeat("[a]", many),
		"shortcodes with quotes":  strings.Repeat(`[a b="`, many),
		"ends of shortcodes":      strings.Repeat("[a]", 1000) + strings.Repeat("[/b]", many),
		"nested shortcodes":       strings.Repeat("[row]", many) + strings.Repeat("[/row]", many),
		"code without end":        strings.Repeat("[code]", many),
		"tags without end":        strings.Repeat("<a b=\"", many),
		"comments without end":    strings.Repeat("<!-- ", many),
		"blocks without end":      strings.Repeat("<!-- wp:group -->", many),
		"ends of blocks":          strings.Repeat("<!-- /wp:group -->", many),
		"code in code":            strings.Repeat("<pre>", many),
		"line ends":               strings.Repeat("\n", many) + "x" + strings.Repeat("\n", many),
		"brackets":                strings.Repeat("[[", many) + strings.Repeat("]]", many),
		"addresses":               strings.Repeat("http://\n", many),
		"blocks that show blocks": strings.Repeat(`<!-- wp:block {"ref":78} /-->`, 100),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := shelf()
			x.blocks["78"] = strings.Repeat(`<!-- wp:block {"ref":78} /-->`, 100)
			var warnings tally
			c := conversion{site: newTestSite(), library: x, tally: &warnings, post: "5"}
			if err := c.doc(body).Validate(); err != nil {
				t.Error(err)
			}
		})
	}
}

func FuzzConvert(f *testing.F) {
	f.Add("[caption]<img src=x>[/caption] [a b='c'][[d]]\n\nx")
	f.Add("<!-- wp:group {\"a\":1} --><!-- wp:block {\"ref\":77} /--><!-- /wp:x -->")
	f.Add("[gallery ids=“1”][/gallery][code]<[/code]")
	f.Fuzz(func(t *testing.T, body string) {
		doc, _ := converted(body)
		if err := doc.Validate(); err != nil {
			t.Error(err)
		}
	})
}

func FuzzParagraphs(f *testing.F) {
	f.Add("a\n\nb<pre>\n\n</pre><li>\nx")
	f.Fuzz(func(t *testing.T, body string) {
		if out := paragraphs(body); len(out) < len(strings.Join(strings.Fields(body), "")) {
			t.Errorf("%q lost something: %q", body, out)
		}
	})
}
