package wordpress_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
	"github.com/courant-press/courant/internal/transfer/wordpress"
)

// A dying store is one whose machine is switched off after some commits.
type dying struct {
	*store.Store
	left int
}

var errDead = errors.New("the machine was switched off")

func (d *dying) Import(ctx context.Context, items []*news.Imported, ev news.Event) error {
	if d.left--; d.left < 0 {
		return errDead
	}
	return d.Store.Import(ctx, items, ev)
}

// TestAnImportThatWasKilledGoesOn stops an import after each of its commits in
// turn, goes on with and without Resume, and compares the paper with one that
// was imported at once.
func TestAnImportThatWasKilledGoesOn(t *testing.T) {
	t.Parallel()
	files := split(t, 450)
	whole := storetest.New(t)
	want := run(t, whole, files...)
	for after := 0; ; after++ {
		for _, resume := range []bool{true, false}[:1+(after+1)%2] { // without Resume every other time
			st := storetest.New(t)
			broken := &dying{st, after}
			_, err := wordpress.Import(t.Context(), broken, wordpress.Options{Files: files, Now: storetest.Now})
			if err == nil {
				if after < 10 {
					t.Errorf("the whole import was %d commits; the test needs more", after)
				}
				return
			}
			if !errors.Is(err, errDead) {
				t.Fatal(err)
			}
			got, err := wordpress.Import(t.Context(), st, wordpress.Options{Files: files, Now: storetest.Now, Resume: resume})
			if err != nil {
				t.Fatalf("after %d commits, resume %v: %v", after, resume, err)
			}
			if diff := cmp.Diff(contents(t, whole), contents(t, st)); diff != "" {
				t.Fatalf("after %d commits, resume %v, the paper differs:\n%s", after, resume, diff)
			}
			if got.Articles != want.Articles || resume && got.Added+got.Unchanged != want.Added {
				t.Errorf("after %d commits, resume %v: reported %+v", after, resume, got)
			}
		}
	}
}

// split returns an export of n articles in two files, the pictures they show
// in the second.
func split(t *testing.T, n int) []string {
	t.Helper()
	posts := strings.ReplaceAll(madeUp(n), "<item><title>", `<item><wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>90001</wp:meta_value></wp:postmeta><title>`)
	var pictures strings.Builder
	pictures.WriteString(`<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://example.org</wp:base_blog_url>`)
	for i := range 150 {
		fmt.Fprintf(&pictures, "<item><title>P%d</title><wp:post_id>%d</wp:post_id><wp:post_parent>1</wp:post_parent><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://example.org/wp-content/uploads/%d.jpg</wp:attachment_url></item>", i, 90001+i, i)
	}
	return []string{write(t, "posts.xml", posts), write(t, "pictures.xml", pictures.String()+"</channel></rss>")}
}

func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// contents returns what readers and the desk can see of a paper, without the
// numbers that the store gave out.
func contents(t *testing.T, st *store.Store) []string {
	t.Helper()
	rows, err := st.DB().QueryContext(t.Context(), `
		select article.state || ' ' || article.path || ' ' || article.publish_at || ' ' || origin.kind || ' ' || origin.id || ' ' || revision.number, revision.content
		from article join revision on revision.article = article.id join origin on origin.noun = 'article' and origin.ref = article.id
		union all select 'address ' || path || ' ' || kind || ' ' || to_path, '{}' from address
		union all select 'picture ' || count(*), '{}' from picture
		order by 1`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var line, content string
		if err := rows.Scan(&line, &content); err != nil {
			t.Fatal(err)
		}
		var c news.Content
		if err := json.Unmarshal([]byte(content), &c); err != nil {
			t.Fatal(err)
		}
		list = append(list, fmt.Sprintf("%s %s %d %v", line, c.Headline, len(c.Body.Blocks), c.Picture != nil))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

func TestABrokenFileLeavesThePaperAsItWas(t *testing.T) {
	t.Parallel()
	st := storetest.New(t)
	good, broken := write(t, "good.xml", madeUp(10)), write(t, "broken.xml", madeUp(10)[:4000])
	r, err := wordpress.Import(t.Context(), st, wordpress.Options{Files: []string{good, broken}, Now: storetest.Now})
	if news.KindOf(err) != news.Invalid || !strings.Contains(news.Sentence(err), "broken.xml: line ") || !strings.HasSuffix(news.Sentence(err), "Nothing was imported.") {
		t.Errorf("got %v", err)
	}
	if len(r.Errors) != 1 {
		t.Errorf("reported the errors %q", r.Errors)
	}
	if got := contents(t, st); len(got) != 1 { // the count of pictures
		t.Errorf("the paper has %q", got)
	}
}

func TestFilesThatCanNotBeRead(t *testing.T) {
	t.Parallel()
	good := write(t, "good.xml", madeUp(2))
	for name, test := range map[string]struct{ file, want string }{
		"a file that is not there": {"/nowhere/export.xml", "no such file or directory. Nothing was imported."},
		"a folder":                 {t.TempDir(), "is a directory. Nothing was imported."},
		"a broken gzip":            {write(t, "a.xml.gz", "\x1f\x8b\x08 broken"), "unexpected EOF. Nothing was imported."},
		"another site":             {write(t, "b.xml", strings.ReplaceAll(madeUp(2), "example.org", "example.net")), "b.xml: this is an export of another site: it is of https://example.net, and the files before are of https://example.org; import one site at a time. Nothing was imported."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := wordpress.Import(t.Context(), storetest.New(t), wordpress.Options{Files: []string{good, test.file}, Now: storetest.Now})
			if news.KindOf(err) != news.Invalid || !strings.HasSuffix(news.Sentence(err), test.want) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestARealSiteMovesIn imports a site that was a newspaper of its own, is
// killed on the way and goes on, on each engine.
func TestARealSiteMovesIn(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		file := sample(t, "real/bitcoinfrance-fr.xml")
		options := wordpress.Options{Files: []string{file}, Now: storetest.Now, Resume: true}
		_, err := wordpress.Import(t.Context(), &dying{st, 9}, options)
		if !errors.Is(err, errDead) {
			t.Fatalf("it was to die after nine commits: %v", err)
		}
		first, err := wordpress.Import(t.Context(), st, options)
		if err != nil {
			t.Fatal(err)
		}
		if n := first.Added + first.Unchanged; n != 113 || first.Comments != 235 {
			t.Errorf("%d articles and %d comments, want 113 and 235", n, first.Comments)
		}
		before := contents(t, st)
		if again := run(t, st, file); again.Unchanged != 113 {
			t.Errorf("the second time %d are unchanged", again.Unchanged)
		}
		if diff := cmp.Diff(before, contents(t, st)); diff != "" {
			t.Errorf("the second time changed the paper:\n%s", diff)
		}
	})
}

func TestADryRunWritesNothing(t *testing.T) {
	t.Parallel()
	st := storetest.New(t)
	file := write(t, "export.xml", madeUp(10))
	dry, err := wordpress.Import(t.Context(), st, wordpress.Options{Files: []string{file}, Now: storetest.Now, DryRun: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := contents(t, st); len(got) != 1 {
		t.Errorf("the paper has %q", got)
	}
	if diff := cmp.Diff(run(t, st, file), dry); diff != "" {
		t.Errorf("the dry run reported something else:\n%s", diff)
	}
}

func TestANewerExportUpdates(t *testing.T) {
	newer := strings.Replace(madeUp(11), "<title>Ferry 3 is late</title>", "<title>Ferry 3 is very late</title>", 1)
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		run(t, st, write(t, "old.xml", madeUp(10)))
		r := run(t, st, write(t, "new.xml", newer))
		if r.Added != 1 || r.Changed != 1 || r.Unchanged != 9 || r.Edited != 0 {
			t.Errorf("added %d, changed %d, unchanged %d, edited %d", r.Added, r.Changed, r.Unchanged, r.Edited)
		}
	})
}

func TestPicturesCanComeLater(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		files := split(t, 5)
		run(t, st, files[0])
		r := run(t, st, files...)
		if r.Changed != 5 || r.Pictures != 150 {
			t.Errorf("%d articles changed, %d pictures", r.Changed, r.Pictures)
		}
	})
}

func TestReconvertChangesNothingWithoutAFix(t *testing.T) {
	t.Parallel()
	st := storetest.New(t)
	run(t, st, split(t, 5)...)
	r, err := wordpress.Reconvert(t.Context(), st, "wordpress:example.org", storetest.Now)
	if err != nil {
		t.Fatal(err)
	}
	if r.Unchanged != 5 || r.Changed+r.Edited != 0 {
		t.Errorf("got %+v", r)
	}
	if _, err := st.DB().ExecContext(t.Context(), `update origin set body = '<p>Better words.</p>' where kind = 'post' and id = '2'`); err != nil {
		t.Fatal(err)
	}
	if r, err = wordpress.Reconvert(t.Context(), st, "wordpress:example.org", storetest.Now); err != nil || r.Changed != 1 {
		t.Errorf("got %+v, %v", r, err)
	}
}
