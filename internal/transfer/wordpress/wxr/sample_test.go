package wxr

import (
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSamples counts what is in the sample exports. The numbers were counted
// with another parser; the files it could not read were counted by hand.
func TestSamples(t *testing.T) {
	t.Parallel()
	type count struct{ authors, terms, items, comments int }
	tests := []struct {
		file string
		want count
	}{
		{"hexo/test__fixtures__wordpress.xml", count{1, 6, 19, 1}},
		{"jekyll-import/test__mocks__sitetitle.wordpress.2025-01-19.000.xml", count{1, 6, 16, 0}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__co-authors-plus.xml", count{3, 0, 4, 0}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__feature-image-captions.xml", count{0, 0, 5, 0}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__has-audio-enclosure-with-libsyn-embed.xml", count{1, 0, 1, 0}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__has-audio-enclosure.xml", count{1, 0, 1, 0}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__has-meta.xml", count{2, 1, 1, 0}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__has-yoast-meta.xml", count{1, 0, 2, 0}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__multiple__attachments-only.xml", count{0, 0, 1, 0}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__multiple__pages-only.xml", count{1, 0, 1, 0}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__multiple__posts-only.xml", count{2, 1, 4, 0}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__sample-no-slug.xml", count{2, 1, 6, 0}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__sample-with-alt.xml", count{1, 1, 2, 0}},
		{"mg-wp-xml/packages__mg-wp-xml__test__fixtures__sample.xml", count{2, 1, 6, 0}},
		{"nikola/tests__data__wordpress_import__wordpress_export_example.xml", count{1, 2, 8, 0}},
		{"nikola/tests__data__wordpress_import__wordpress_unicode_export.xml", count{1, 3, 2, 0}},
		{"real/alienlebarge-fr.xml", count{1, 0, 588, 405}},
		{"real/banyoungkwan-ko.xml", count{1, 76, 551, 213}},
		{"real/bitcoinfrance-fr.xml", count{1, 116, 307, 235}},
		{"real/cc-labs.xml", count{30, 269, 224, 181}},
		{"scale/merged-real.xml.gz", count{1, 0, 1670, 1034}},
		{"scale/reuters.xml.gz", count{1, 0, 7319, 0}},
		{"superdesk/tests__io__fixtures__wordpress_wxr.xml", count{4, 1, 5, 0}},
		{"superdesk/tests__io__fixtures__wordpress_wxr_funke.xml", count{0, 0, 1, 0}},
		{"theme-tools/gutenberg-test-data__gutenberg-test-data.xml", count{1, 3, 18, 0}},
		{"theme-tools/gutenberg-test-data__jetpack-shortcode-test-data.xml", count{1, 4, 1, 0}},
		{"wordpress-importer/e2e__fixtures__wxr-base-url-rewriting.xml", count{1, 0, 1, 0}},
		{"wordpress-importer/e2e__fixtures__wxr-comprehensive.xml", count{2, 4, 2, 1}},
		{"wordpress-importer/e2e__fixtures__wxr-css-urls.xml", count{1, 1, 1, 0}},
		{"wordpress-importer/e2e__fixtures__wxr-simple.xml", count{1, 0, 1, 0}},
		{"wordpress-importer/phpunit__data__a11y-unit-test-data.xml", count{0, 93, 154, 29}},
		{"wordpress-importer/phpunit__data__authors-multiline.xml", count{3, 0, 1, 0}},
		{"wordpress-importer/phpunit__data__backslashes.xml", count{0, 0, 1, 0}},
		{"wordpress-importer/phpunit__data__blank-lines.xml", count{0, 0, 1, 0}},
		{"wordpress-importer/phpunit__data__cdata-edge.xml", count{0, 0, 1, 0}},
		{"wordpress-importer/phpunit__data__chunked-meta.xml", count{0, 0, 1, 0}},
		{"wordpress-importer/phpunit__data__crazy-cdata-escaped.xml", count{0, 0, 1, 0}},
		{"wordpress-importer/phpunit__data__crazy-cdata.xml", count{0, 0, 1, 0}},
		{"wordpress-importer/phpunit__data__large-authors.xml", count{300, 0, 0, 0}},
		{"wordpress-importer/phpunit__data__missing-tags.xml", count{0, 0, 1, 0}},
		{"wordpress-importer/phpunit__data__multiple-cdata.xml", count{0, 0, 1, 0}},
		{"wordpress-importer/phpunit__data__namespace-edge-cases.xml", count{2, 2, 6, 0}},
		{"wordpress-importer/phpunit__data__post-content-blank-lines.xml", count{1, 0, 1, 0}},
		{"wordpress-importer/phpunit__data__slashes.xml", count{1, 2, 1, 1}},
		{"wordpress-importer/phpunit__data__small-export.xml", count{3, 33, 11, 1}},
		{"wordpress-importer/phpunit__data__term-formats.xml", count{0, 7, 0, 0}},
		{"wordpress-importer/phpunit__data__term-meta.xml", count{0, 1, 0, 0}},
		{"wordpress-importer/phpunit__data__test-serialized-comment-meta.xml", count{0, 0, 1, 1}},
		{"wordpress-importer/phpunit__data__test-serialized-postmeta-no-cdata.xml", count{0, 0, 1, 0}},
		{"wordpress-importer/phpunit__data__test-serialized-postmeta-with-cdata.xml", count{0, 0, 1, 0}},
		{"wordpress-importer/phpunit__data__test-serialized-term-meta.xml", count{0, 3, 1, 0}},
		{"wordpress-importer/phpunit__data__test-utw-post-meta-import.xml", count{0, 0, 1, 0}},
		{"wordpress-importer/phpunit__data__theme-unit-test-data.xml", count{2, 185, 186, 33}},
		{"wordpress-importer/phpunit__data__valid-wxr-1.0.xml", count{0, 9, 6, 1}},
		{"wordpress-importer/phpunit__data__valid-wxr-1.1.xml", count{1, 3, 2, 1}},
		{"wordpress-importer/phpunit__data__wxr-flat-attachment-different-site.xml", count{1, 0, 2, 0}},
		{"wordpress-importer/phpunit__data__wxr-flat-attachment-same-site.xml", count{1, 0, 2, 0}},
		{"wordpress-importer/phpunit__data__wxr-simple.xml", count{1, 0, 1, 0}},
		{"wordpress-importer/phpunit__data__wxr-utf-8-challenges.xml", count{1, 0, 1, 0}},
		{"wordpress-importer/phpunit__data__wxr-with-sub-data.xml", count{0, 1, 1, 1}},
		{"wptest/wptest.xml", count{6, 61, 198, 30}},
	}
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) {
			t.Parallel()
			entries, _, err := readAll(sample(t, test.file))
			if err != nil {
				t.Fatal(err)
			}
			var got count
			for _, e := range entries {
				switch {
				case e.Author != nil:
					got.authors++
				case e.Term != nil:
					got.terms++
				default:
					got.items++
					got.comments += len(e.Item.Comments)
				}
			}
			if got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

func TestSamplesThatAreRefused(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]string{
		"nikola/tests__data__wordpress_import__wordpress_qtranslate_item_modernized.xml": "line 1, byte 0: this is not a WordPress export: it has no <rss>",
		"nikola/tests__data__wordpress_import__wordpress_qtranslate_item_raw_export.xml": "line 1, byte 0: this is not a WordPress export: it has no <rss>",
		"superdesk/tests__io__fixtures__wordpress_wxr_thumb.xml":                         "line 37, byte 1976: this is not a WordPress export: it has no <wp:wxr_version>",
		"wordpress-importer/phpunit__data__invalid-version-tag.xml":                      `line 90, byte 11419: this is not a WordPress export: its version is "abc", not like 1.2`,
		"wordpress-importer/phpunit__data__missing-version-tag.xml":                      "line 89, byte 11381: this is not a WordPress export: it has no <wp:wxr_version>",
		"wordpress-importer/phpunit__data__malformed.xml":                                "line 27, byte 1487: this is not a WordPress export: <notachanneltag> stands where <channel> is missing",
		"wordpress-importer/phpunit__data__malformed-simple.xml":                         `line 13, byte 371, in the item "Broken" (number 1, id "1"): the file ends before its <item> does; it may have been cut off`,
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			_, _, err := readAll(sample(t, file))
			if _, ok := errors.AsType[*SyntaxError](err); !ok || err.Error() != want {
				t.Errorf("got %v, want %s", err, want)
			}
		})
	}
}

func sample(t *testing.T, name string) io.Reader {
	t.Helper()
	f, err := os.Open(filepath.Join("../../../../../shared/data/wxr", name))
	if err != nil {
		t.Skip("the sample exports are not here: ", err)
	}
	t.Cleanup(func() { f.Close() })
	if !strings.HasSuffix(name, ".gz") {
		return f
	}
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	return unzipped
}
