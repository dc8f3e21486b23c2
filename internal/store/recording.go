package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/listen"
)

// tells is true where the recording in a statement that reads recording and
// live tells the text that readers have. It is the one condition under which
// anybody gets to hear it.
const tells = `(recording.revision = live.revision and recording.correction = ` + newestCorrection + `
	and recording.wish <> 'silent')`

// newestCorrection is the newest correction of an article in live; 0 for none.
const newestCorrection = `coalesce((select max(correction.id) from correction where correction.article = live.article), 0)`

const recordingColumns = `
	recording.article, recording.revision, recording.correction, recording.script, recording.engine, recording.reader,
	recording.licence, recording.duration, recording.files, recording.marks, recording.chapters, recording.made_at,
	recording.wish, recording.failed_at, recording.failure`

func intoRecording(k *listen.Kept) []any {
	return []any{
		&k.Article, &k.Told.Revision, &k.Told.Correction, &k.Script, &k.Engine, &k.Reader,
		&k.Licence,
		span{&k.Duration},
		fromJSON{&k.Files},
		fromJSON{&k.Marks},
		fromJSON{&k.Chapters},
		moment{&k.MadeAt},
		&k.Wish,
		moment{&k.FailedAt},
		&k.Failure,
	}
}

func scanRecording(rows *sql.Rows) (k listen.Kept, err error) {
	err = rows.Scan(intoRecording(&k)...)
	return k, err
}

// Recording implements [listen.Store].
func (s *Store) Recording(ctx context.Context, article int64) (listen.Kept, error) {
	return recording(ctx, s.read, article)
}

func recording(ctx context.Context, c conn, article int64) (listen.Kept, error) {
	k, err := one(ctx, c, scanRecording, `select `+recordingColumns+` from recording where article = $1`, article)
	if errors.Is(err, sql.ErrNoRows) {
		return listen.Kept{Article: article}, nil
	}
	return k, err
}

// LiveVersion implements [listen.Store].
func (s *Store) LiveVersion(ctx context.Context, article int64) (listen.Version, error) {
	return liveVersion(ctx, s.read, article)
}

func liveVersion(ctx context.Context, c conn, article int64) (listen.Version, error) {
	v, err := one(ctx, c, scanVersion, `
		select live.revision, `+newestCorrection+`, live.publish_at, revision.public_at,
			coalesce((select max(correction.at) from correction where correction.article = live.article), 0)
		from live join revision on revision.article = live.article and revision.number = live.revision
		where live.article = $1 and live.kind <> 'page'`, article)
	return v, missing(err, "article")
}

func scanVersion(rows *sql.Rows) (v listen.Version, err error) {
	var corrected time.Time
	err = rows.Scan(&v.Revision, &v.Correction, moment{&v.PublishAt}, moment{&v.ChangedAt}, moment{&corrected})
	if corrected.After(v.ChangedAt) {
		v.ChangedAt = corrected
	}
	return v, err
}

// SaveRecording implements [listen.Store]. The first one of a paper puts a link
// to all of them on every page.
func (s *Store) SaveRecording(ctx context.Context, k listen.Kept, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		now, err := liveVersion(ctx, c, k.Article)
		if err != nil && news.KindOf(err) != news.NotFound {
			return err
		}
		if err != nil || !now.Same(k.Told) {
			return &news.Error{Kind: news.Conflict, Message: "The article was changed while it was recorded."}
		}
		_, err = c.exec(ctx, `
			insert into recording (article, revision, correction, script, engine, reader, licence, duration, files, marks,
				chapters, made_at, wish, failed_at, failure)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, '')
			on conflict (article) do update set revision = excluded.revision, correction = excluded.correction,
				script = excluded.script, engine = excluded.engine, reader = excluded.reader, licence = excluded.licence,
				duration = excluded.duration, files = excluded.files, marks = excluded.marks,
				chapters = excluded.chapters, made_at = excluded.made_at, wish = excluded.wish, failed_at = 0, failure = ''`,
			k.Article, k.Told.Revision, k.Told.Correction, k.Script, k.Engine, k.Reader, k.Licence, k.Duration.Milliseconds(),
			asJSON{k.Files}, asJSON{k.Marks}, asJSON{k.Chapters}, ms(k.MadeAt), string(k.Wish))
		if err != nil {
			return err
		}
		if err := settleSound(ctx, c, k.Article, ev.At, ""); err != nil {
			return err
		}
		first, err := next(ctx, c, "recording", 1)
		if err != nil {
			return err
		}
		if first == 1 {
			ev.Hard = append(ev.Hard, news.KeySettings)
		}
		return listHeard(ctx, c, k.Article)
	})
}

// settleSound notes in the receipts of an article that wait for its recording
// when it was made, or why it was not.
func settleSound(ctx context.Context, c conn, article int64, at time.Time, failure string) error {
	state := news.Delivered
	if failure != "" {
		state = news.Failed
	}
	_, err := c.exec(ctx, `
		update receipt set state = $2, at = $3, error = $4, tries = tries + 1,
			latency = case when $4 <> '' or due_at > $3 then 0 else $3 - due_at end
		where article = $1 and channel = 'sound' and state in ('waiting', 'failed')`,
		article, string(state), ms(at), failure)
	return err
}

// FailRecording implements [listen.Store]. That it fails once more is no event.
func (s *Store) FailRecording(ctx context.Context, article int64, failure string, ev news.Event) error {
	before, err := s.Recording(ctx, article)
	if err != nil {
		return err
	}
	fail := func(c conn) error {
		_, err := c.exec(ctx, `
			insert into recording (article, failed_at, failure) values ($1, $2, $3)
			on conflict (article) do update set failed_at = excluded.failed_at, failure = excluded.failure`,
			article, ms(ev.At), failure)
		if err != nil {
			return err
		}
		return settleSound(ctx, c, article, ev.At, failure)
	}
	if before.Failure == failure {
		return s.transact(ctx, fail)
	}
	return s.command(ctx, ev, func(c conn, _ *news.Event) error { return fail(c) })
}

// WishRecording implements [listen.Store]. What is wanted is made again though
// it tells the same.
func (s *Store) WishRecording(ctx context.Context, article int64, wish listen.Wish, drop bool, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		_, err := c.exec(ctx, `
			insert into recording (article, wish) values ($1, $2)
			on conflict (article) do update set wish = excluded.wish, script = '', failed_at = 0, failure = ''`,
			article, string(wish))
		if err != nil || !drop {
			return err
		}
		return dropRecording(ctx, c, article)
	})
}

// DropRecording implements [listen.Store].
func (s *Store) DropRecording(ctx context.Context, article int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error { return dropRecording(ctx, c, article) })
}

// dropRecording leaves of a recording what an editor wants.
func dropRecording(ctx context.Context, c conn, article int64) error {
	_, err := c.exec(ctx, `
		update recording set revision = 0, correction = 0, script = '', engine = '', reader = '', licence = '', duration = 0,
			files = '[]', marks = '[]', chapters = '[]', made_at = 0, failed_at = 0, failure = ''
		where article = $1`, article)
	if err != nil {
		return err
	}
	return unlistHeard(ctx, c, article)
}

// heardList names the list of what can be heard of a section, or of the whole
// paper for 0. An article leaves it with each new text, see [spotsFor], and
// comes back when that can be heard.
func heardList(section int64) listID { return listID{"heard", section} }

// listHeard puts an article into the lists of what can be heard. It is folded
// where the paper's own list folds it.
func listHeard(ctx context.Context, c conn, article int64) error {
	if err := unlistHeard(ctx, c, article); err != nil {
		return err
	}
	_, err := c.exec(ctx, `
		insert into listing (list, ref, publish_at, article, folded)
		select 'heard', place.ref, listing.publish_at, listing.article, listing.folded
		from listing join (
			select 0 as ref
			union select live.section from live where live.article = $1
			union select section.parent from live join section on section.id = live.section where live.article = $1
		) place on true
		where listing.list = 'paper' and listing.ref = 0 and listing.article = $1`, article)
	return err
}

func unlistHeard(ctx context.Context, c conn, article int64) error {
	_, err := c.exec(ctx, `delete from listing where list = 'heard' and article = $1`, article)
	return err
}

// touchHeard has a text that is heard no longer leave the podcasts and the list
// of what can be heard with the text itself: before the deed is answered.
func touchHeard(ctx context.Context, c conn, article int64, ev *news.Event) error {
	was, err := all(ctx, c, number, `select article from recording where article = $1 and revision <> 0`, article)
	if len(was) > 0 {
		ev.Hard = append(ev.Hard, news.KeyHeard)
	}
	return err
}

// Unheard implements [listen.Store].
func (s *Store) Unheard(ctx context.Context, q listen.Unheard) ([]listen.Mark, error) {
	if q.From.At.IsZero() {
		q.From.At = farFuture
	}
	var kinds []string
	for _, k := range q.Kinds {
		kinds = append(kinds, string(k))
	}
	return all(ctx, s.read, scanHeardMark, `
		select listing.publish_at, listing.article
		from listing join live on live.article = listing.article
		left join recording on recording.article = listing.article
		where listing.list = 'paper' and listing.ref = 0 and listing.publish_at >= $1
			and (listing.publish_at, listing.article) < ($2, $3)
			and (recording.article is null or not `+tells+` and recording.wish <> 'silent' and recording.failed_at < $4)
			and (recording.wish = 'wanted' or recording.revision <> 0
				or live.words >= $5 and live.kind in `+s.engine.Texts("$6")+`)
		order by listing.publish_at desc, listing.article desc limit $7`,
		ms(q.Since), ms(q.From.At), q.From.Article, ms(q.Failed), q.Least, asJSON{kinds}, q.Limit)
}

// farFuture is after everything that is scheduled.
var farFuture = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

func scanHeardMark(rows *sql.Rows) (m listen.Mark, err error) {
	err = rows.Scan(moment{&m.At}, &m.Article)
	return m, err
}

// HeardSince implements [listen.Store].
func (s *Store) HeardSince(ctx context.Context, since time.Time, from listen.Mark, limit int) ([]listen.Mark, error) {
	if from.At.IsZero() {
		from.At = farFuture
	}
	return all(ctx, s.read, scanHeardMark, `
		select listing.publish_at, listing.article
		from listing join recording on recording.article = listing.article
		where listing.list = 'heard' and listing.ref = 0 and listing.publish_at >= $1
			and (listing.publish_at, listing.article) < ($2, $3) and recording.reader = ''
		order by listing.publish_at desc, listing.article desc limit $4`,
		ms(since), ms(from.At), from.Article, limit)
}

// SoundFiles implements [listen.Store]. It reads some at a time.
func (s *Store) SoundFiles(ctx context.Context, yield func(blob string)) error {
	for _, table := range []string{
		`select article, files from recording where article > $1 and revision <> 0 order by article limit $2`,
		`select id, files from audio_digest where id > $1 order by id limit $2`,
	} {
		for last := int64(0); ; {
			list, err := all(ctx, s.read, scanSound, table, last, chunk)
			if err != nil {
				return err
			}
			for _, x := range list {
				last = x.id
				for _, f := range x.files {
					yield(f.Blob)
				}
			}
			if len(list) < chunk {
				break
			}
		}
	}
	return nil
}

type sounding struct {
	id    int64
	files []struct{ Blob string }
}

func scanSound(rows *sql.Rows) (x sounding, err error) {
	err = rows.Scan(&x.id, fromJSON{&x.files})
	return x, err
}

// A span scans a duration in milliseconds into To.
type span struct{ To *time.Duration }

// Scan implements [sql.Scanner].
func (d span) Scan(v any) error {
	n, ok := v.(int64)
	if !ok {
		return fmt.Errorf("a duration is kept as a number, not as %T", v)
	}
	*d.To = time.Duration(n) * time.Millisecond
	return nil
}
