package wordpress_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
	"github.com/courant-press/courant/internal/transfer"
	"github.com/courant-press/courant/internal/transfer/wordpress"
)

const samples = "../../../../shared/data/wxr"

// numbers are what a person can count in an export: posts of every status,
// categories with those that items alone name and with "news" where a post has
// none, tags, people, attachments that are pictures, comments.
type numbers struct{ Articles, Pages, Sections, Topics, Authors, Images, Comments int }

// TestSamples imports every sample export into an empty paper. All numbers
// were counted with another program. Two files write one login once with a
// stray ">"; that is no other person.
func TestSamples(t *testing.T) {
	t.Parallel()
	tests := []struct {
		file  string
		want  numbers
		items map[string]int
	}{
		{"hexo/test__fixtures__wordpress.xml", numbers{17, 2, 1, 2, 1, 0, 1}, map[string]int{"page": 2, "post": 17}},
		{"jekyll-import/test__mocks__sitetitle.wordpress.2025-01-19.000.xml", numbers{7, 1, 2, 4, 1, 6, 0}, map[string]int{"attachment": 6, "page": 1, "post": 7, "wp_global_styles": 1, "wp_navigation": 1}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__co-authors-plus.xml", numbers{4, 0, 1, 1, 3, 0, 0}, map[string]int{"post": 4}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__feature-image-captions.xml", numbers{3, 0, 1, 0, 1, 2, 0}, map[string]int{"attachment": 2, "post": 3}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__has-audio-enclosure-with-libsyn-embed.xml", numbers{1, 0, 1, 0, 1, 0, 0}, map[string]int{"post": 1}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__has-audio-enclosure.xml", numbers{1, 0, 1, 0, 1, 0, 0}, map[string]int{"post": 1}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__has-meta.xml", numbers{0, 0, 1, 0, 2, 0, 0}, map[string]int{"enmse_message": 1}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__has-yoast-meta.xml", numbers{2, 0, 1, 0, 1, 0, 0}, map[string]int{"post": 2}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__multiple__attachments-only.xml", numbers{0, 0, 0, 0, 0, 1, 0}, map[string]int{"attachment": 1}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__multiple__pages-only.xml", numbers{0, 1, 0, 0, 1, 0, 0}, map[string]int{"page": 1}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__multiple__posts-only.xml", numbers{3, 0, 2, 2, 2, 0, 0}, map[string]int{"customcpt": 1, "post": 3}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__sample-no-slug.xml", numbers{3, 1, 2, 2, 2, 1, 0}, map[string]int{"attachment": 1, "customcpt": 1, "page": 1, "post": 3}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__sample-with-alt.xml", numbers{1, 0, 2, 1, 1, 1, 0}, map[string]int{"attachment": 1, "post": 1}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__sample.xml", numbers{3, 1, 2, 2, 2, 1, 0}, map[string]int{"attachment": 1, "customcpt": 1, "page": 1, "post": 3}},
		{"nikola/tests__data__wordpress_import__wordpress_export_example.xml", numbers{4, 1, 5, 14, 1, 3, 0}, map[string]int{"attachment": 3, "page": 1, "post": 4}},
		{"nikola/tests__data__wordpress_import__wordpress_unicode_export.xml", numbers{1, 1, 1, 2, 1, 0, 0}, map[string]int{"page": 1, "post": 1}},
		{"real/alienlebarge-fr.xml", numbers{588, 0, 47, 751, 1, 0, 405}, map[string]int{"post": 588}},
		{"real/banyoungkwan-ko.xml", numbers{248, 1, 2, 74, 1, 259, 213}, map[string]int{"attachment": 294, "nav_menu_item": 8, "page": 1, "post": 248}},
		{"real/bitcoinfrance-fr.xml", numbers{102, 11, 7, 108, 1, 172, 235}, map[string]int{"attachment": 193, "page": 11, "post": 102, "wpcf7_contact_form": 1}},
		{"real/cc-labs.xml", numbers{219, 5, 98, 171, 30, 0, 181}, map[string]int{"page": 5, "post": 219}},
		{"scale/merged-real.xml.gz", numbers{1157, 17, 149, 1069, 32, 431, 1034}, map[string]int{"attachment": 487, "nav_menu_item": 8, "page": 17, "post": 1157, "wpcf7_contact_form": 1}},
		{"scale/reuters.xml.gz", numbers{7319, 0, 104, 220, 1, 0, 0}, map[string]int{"post": 7319}},
		{"superdesk/tests__io__fixtures__wordpress_wxr.xml", numbers{5, 0, 5, 1, 4, 0, 0}, map[string]int{"post": 5}},
		{"superdesk/tests__io__fixtures__wordpress_wxr_funke.xml", numbers{1, 0, 3, 5, 1, 0, 0}, map[string]int{"post": 1}},
		{"theme-tools/gutenberg-test-data__gutenberg-test-data.xml", numbers{8, 0, 1, 2, 1, 9, 0}, map[string]int{"attachment": 10, "post": 8}},
		{"theme-tools/gutenberg-test-data__jetpack-shortcode-test-data.xml", numbers{1, 0, 1, 0, 1, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/e2e__fixtures__wxr-base-url-rewriting.xml", numbers{1, 0, 1, 0, 1, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/e2e__fixtures__wxr-comprehensive.xml", numbers{1, 1, 2, 2, 2, 0, 1}, map[string]int{"page": 1, "post": 1}},
		{"wordpress-importer/e2e__fixtures__wxr-css-urls.xml", numbers{1, 0, 1, 0, 1, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/e2e__fixtures__wxr-simple.xml", numbers{1, 0, 1, 0, 1, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__a11y-unit-test-data.xml", numbers{47, 17, 28, 71, 2, 37, 29}, map[string]int{"attachment": 39, "nav_menu_item": 50, "page": 17, "post": 47, "unknown": 1}},
		{"wordpress-importer/phpunit__data__authors-multiline.xml", numbers{1, 0, 1, 0, 3, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__backslashes.xml", numbers{1, 0, 1, 0, 0, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__blank-lines.xml", numbers{1, 0, 1, 0, 0, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__cdata-edge.xml", numbers{1, 0, 1, 0, 0, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__chunked-meta.xml", numbers{1, 0, 1, 0, 0, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__crazy-cdata-escaped.xml", numbers{1, 0, 1, 0, 1, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__crazy-cdata.xml", numbers{1, 0, 1, 0, 1, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__large-authors.xml", numbers{0, 0, 0, 0, 300, 0, 0}, map[string]int{}},
		{"wordpress-importer/phpunit__data__missing-tags.xml", numbers{1, 0, 1, 0, 0, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__multiple-cdata.xml", numbers{1, 0, 1, 0, 0, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__namespace-edge-cases.xml", numbers{5, 0, 3, 0, 2, 0, 0}, map[string]int{"post": 5, "unknown": 1}},
		{"wordpress-importer/phpunit__data__post-content-blank-lines.xml", numbers{1, 0, 1, 0, 1, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__slashes.xml", numbers{1, 0, 1, 1, 2, 0, 1}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__small-export.xml", numbers{6, 5, 30, 3, 3, 0, 1}, map[string]int{"page": 5, "post": 6}},
		{"wordpress-importer/phpunit__data__term-formats.xml", numbers{0, 0, 2, 3, 0, 0, 0}, map[string]int{}},
		{"wordpress-importer/phpunit__data__term-meta.xml", numbers{0, 0, 1, 0, 0, 0, 0}, map[string]int{}},
		{"wordpress-importer/phpunit__data__test-serialized-comment-meta.xml", numbers{1, 0, 1, 0, 1, 0, 1}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__test-serialized-postmeta-no-cdata.xml", numbers{1, 0, 1, 0, 1, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__test-serialized-postmeta-with-cdata.xml", numbers{1, 0, 1, 0, 1, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__test-serialized-term-meta.xml", numbers{1, 0, 1, 1, 1, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__test-utw-post-meta-import.xml", numbers{1, 0, 1, 0, 1, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__theme-unit-test-data.xml", numbers{58, 21, 69, 114, 2, 35, 33}, map[string]int{"attachment": 37, "nav_menu_item": 70, "page": 21, "post": 58}},
		{"wordpress-importer/phpunit__data__valid-wxr-1.0.xml", numbers{3, 3, 5, 4, 1, 0, 1}, map[string]int{"page": 3, "post": 3}},
		{"wordpress-importer/phpunit__data__valid-wxr-1.1.xml", numbers{1, 1, 1, 1, 1, 0, 1}, map[string]int{"page": 1, "post": 1}},
		{"wordpress-importer/phpunit__data__wxr-flat-attachment-different-site.xml", numbers{1, 0, 1, 0, 1, 1, 0}, map[string]int{"attachment": 1, "post": 1}},
		{"wordpress-importer/phpunit__data__wxr-flat-attachment-same-site.xml", numbers{1, 0, 1, 0, 1, 1, 0}, map[string]int{"attachment": 1, "post": 1}},
		{"wordpress-importer/phpunit__data__wxr-simple.xml", numbers{1, 0, 1, 0, 1, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__wxr-utf-8-challenges.xml", numbers{1, 0, 1, 0, 1, 0, 0}, map[string]int{"post": 1}},
		{"wordpress-importer/phpunit__data__wxr-with-sub-data.xml", numbers{1, 0, 1, 0, 1, 0, 1}, map[string]int{"post": 1}},
		{"wptest/wptest.xml", numbers{37, 15, 42, 16, 6, 43, 30}, map[string]int{"attachment": 44, "nav_menu_item": 102, "page": 15, "post": 37}},
	}
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) {
			t.Parallel()
			st, file := storetest.New(t), sample(t, test.file)
			r := run(t, st, file)
			got := numbers{r.Articles, r.Pages, r.Sections, r.Topics, r.Authors, r.Pictures - found(t, st), r.Comments}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("numbers (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.items, r.Items); diff != "" {
				t.Errorf("items (-want +got):\n%s", diff)
			}
			if got := r.Added; got != r.Articles+r.Pages {
				t.Errorf("%d articles and pages were added, of %d", got, r.Articles+r.Pages)
			}
			again := run(t, st, file)
			if again.Added+again.Changed != 0 || again.Unchanged != r.Added {
				t.Errorf("the second run added %d, changed %d and left %d of %d", again.Added, again.Changed, again.Unchanged, r.Added)
			}
		})
	}
}

func sample(t testing.TB, name string) string {
	t.Helper()
	path := filepath.Join(samples, name)
	if _, err := os.Stat(path); err != nil {
		t.Skip("the sample exports are not here: ", err)
	}
	return path
}

func run(t *testing.T, st wordpress.Store, files ...string) *transfer.Report {
	t.Helper()
	r, err := wordpress.Import(t.Context(), st, wordpress.Options{Files: files, Now: storetest.Now})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// found counts the pictures that lie on the site but are no attachments.
func found(t *testing.T, st *store.Store) (n int) {
	t.Helper()
	err := st.DB().QueryRowContext(t.Context(), "select count(*) from origin where kind = 'image'").Scan(&n)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
