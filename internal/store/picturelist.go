package store

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/courant-press/courant/internal/news"
)

// ListPictures returns a page of the library, the newest first.
func (s *Store) ListPictures(ctx context.Context, q news.PictureQuery) ([]news.Picture, error) {
	args := []any{q.Limit}
	arg := func(v any) string {
		args = append(args, v)
		return fmt.Sprintf("$%d", len(args))
	}
	var where strings.Builder
	where.WriteString("id > 0")
	if q.Before != 0 {
		where.WriteString(" and id < " + arg(q.Before))
	}
	if condition := conditionFor(q.Show, func(t time.Time) string { return arg(ms(t)) }, s.now()); condition != "" {
		where.WriteString(" and " + condition)
	}
	for _, word := range words(q.Text)[:min(mostAsked, len(words(q.Text)))] {
		where.WriteString(" and id in (select picture from picture_word where word >= " + arg(word) +
			" and word < " + arg(word+"\U0010FFFF") + ")")
	}
	return all(ctx, s.read, scanPicture,
		`select `+pictureColumns+` from picture where `+where.String()+` order by id desc limit $1`, args...)
}

// mostAsked is how many words of a search are looked at.
const mostAsked = 8

// conditionFor returns the condition of a filter, which its index in
// 0005_pictures.sql repeats word for word.
func conditionFor(f news.PictureFilter, at func(time.Time) string, now time.Time) string {
	switch f {
	case news.PicturesLacking:
		return "(credit = '' or (alt = '' and not decorative))"
	case news.PicturesWithRights:
		return "rights <> ''"
	case news.PicturesExpired:
		return "expires_at <> 0 and expires_at <= " + at(now)
	case news.PicturesExpiring:
		return "expires_at <> 0 and expires_at > " + at(now) + " and expires_at <= " + at(now.Add(news.ExpiresSoon))
	case news.PicturesUsed:
		return "uses > 0"
	case news.PicturesUnused:
		return "uses = 0"
	case news.PicturesByMachine:
		return `source_type in
			('trainedAlgorithmicMedia', 'algorithmicMedia', 'compositeWithTrainedAlgorithmicMedia', 'compositeSynthetic')`
	default:
		return ""
	}
}

// CountExpiring returns how many pictures that something shows have expired or
// will soon.
func (s *Store) CountExpiring(ctx context.Context) (int64, error) {
	return one(ctx, s.read, number, `
		select count(*) from picture where expires_at <> 0 and expires_at <= $1 and uses > 0`, ms(s.now().Add(news.ExpiresSoon)))
}

// saveWords keeps the words that a picture is found by.
func saveWords(ctx context.Context, c conn, x *news.Picture) error {
	if _, err := c.exec(ctx, `delete from picture_word where picture = $1`, x.ID); err != nil {
		return err
	}
	rows := newBulk("picture_word", "word, picture")
	text := strings.Join(append([]string{x.Caption, x.Alt, x.Credit, x.Name}, x.Persons...), " ")
	for i, word := range words(text) {
		if i == mostWords {
			break
		}
		if err := rows.add(ctx, c, word, x.ID); err != nil {
			return err
		}
	}
	return rows.flush(ctx, c)
}

// How many words of a picture are kept, and how long one may be, in runes.
const (
	mostWords   = 300
	longestWord = 40
)

// words returns the words of a text, each once, in small letters and without
// accents. Where a script sets no spaces every character is a word.
func words(text string) []string {
	var found []string
	seen := map[string]bool{}
	var word []rune
	end := func() {
		if w := string(word); w != "" && !seen[w] {
			seen[w] = true
			found = append(found, w)
		}
		word = word[:0]
	}
	for _, r := range norm.NFKD.String(text) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			end()
			word = append(word, r)
			end()
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if len(word) < longestWord {
				word = append(word, unicode.ToLower(r))
			}
		default:
			end()
		}
	}
	end()
	return found
}
