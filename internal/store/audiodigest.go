package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/listen/digest"
)

// digestCurrent tells in a statement that has the time of the reader as $1
// whether the recording of a digest tells it as it is: the version there is,
// and of each article the revision that readers have.
const digestCurrent = `
	(audio_digest.told = audio_digest.version and not exists (
		select 1 from audio_digest_story story
			left join live on live.article = story.article and live.publish_at <= $1
		where story.digest = audio_digest.id and story.heard <> coalesce(live.revision, 0)))`

// digestColumns are the columns of a digest in such a statement.
const digestColumns = `
	audio_digest.id, audio_digest.version, audio_digest.day, audio_digest.state, audio_digest.title, audio_digest.intro,
	audio_digest.outro, audio_digest.stories, audio_digest.made_at, audio_digest.approved_by, audio_digest.publish_at,
	audio_digest.script, audio_digest.engine, audio_digest.reader, audio_digest.licence, audio_digest.duration,
	audio_digest.files, audio_digest.marks, audio_digest.chapters, audio_digest.recorded_at, audio_digest.failure,
	` + digestCurrent

func scanDigest(rows *sql.Rows) (k digest.Kept, err error) {
	r, length := &k.Recording, int64(0)
	err = rows.Scan(&k.ID, &k.Version, &k.Day, &k.State, &k.Title, &k.Intro, &k.Outro,
		fromJSON{&k.Stories},
		moment{&k.MadeAt},
		&k.ApprovedBy,
		moment{&k.PublishAt},
		&r.Script, &r.Engine, &r.Reader, &r.Licence, &length,
		fromJSON{&r.Files},
		fromJSON{&r.Marks},
		fromJSON{&r.Chapters},
		moment{&k.RecordedAt},
		&k.Failure, &k.Current)
	r.Duration = time.Duration(length) * time.Millisecond
	return k, err
}

// AudioDigest implements [digest.Store].
func (s *Store) AudioDigest(ctx context.Context, id int64, now time.Time) (digest.Kept, error) {
	k, err := one(ctx, s.read, scanDigest, `select `+digestColumns+` from audio_digest where id = $2`, ms(now), id)
	return k, missing(err, "digest")
}

// AudioDigestOf implements [digest.Store].
func (s *Store) AudioDigestOf(ctx context.Context, day news.Day, now time.Time) (digest.Kept, error) {
	k, err := one(ctx, s.read, scanDigest, `select `+digestColumns+` from audio_digest where day = $2`, ms(now), int64(day))
	return k, missing(err, "digest")
}

// endOfDays is after every day there can be a digest of.
const endOfDays = news.Day(unknownDay)

// AudioDigests implements [digest.Store].
func (s *Store) AudioDigests(ctx context.Context, before news.Day, limit int, now time.Time) ([]digest.Kept, error) {
	if before == 0 {
		before = endOfDays
	}
	return all(ctx, s.read, scanDigest, `
		select `+digestColumns+` from audio_digest where day < $2 order by day desc limit $3`, ms(now), int64(before), limit)
}

// DigestsTelling implements [digest.Store].
func (s *Store) DigestsTelling(ctx context.Context, article int64) ([]news.Day, error) {
	return digestsTelling(ctx, s.read, article)
}

func digestsTelling(ctx context.Context, c conn, article int64) ([]news.Day, error) {
	return all(ctx, c, func(rows *sql.Rows) (day news.Day, err error) { err = rows.Scan(&day); return day, err }, `
		select audio_digest.day from audio_digest_story join audio_digest on audio_digest.id = audio_digest_story.digest
		where audio_digest_story.article = $1 order by audio_digest.day`, article)
}

// touchDigests adds the keys of the digests that tell of an article, when
// readers get it, get it otherwise, or lose it: their recordings are withdrawn
// with that.
func touchDigests(ctx context.Context, c conn, article int64, ev *news.Event) error {
	days, err := digestsTelling(ctx, c, article)
	if err != nil || len(days) == 0 {
		return err
	}
	ev.Hard = append(ev.Hard, news.KeyDigests)
	for _, day := range days {
		ev.Hard = append(ev.Hard, news.DigestKey(day))
	}
	return nil
}

// PublicStories implements [digest.Store].
func (s *Store) PublicStories(ctx context.Context, ids []int64, now time.Time) (map[int64]digest.Public, error) {
	type row struct {
		card
		revision int64
	}
	rows, err := all(ctx, s.read, func(rows *sql.Rows) (x row, err error) {
		err = rows.Scan(append(x.into(), &x.revision)...)
		return x, err
	}, `select `+cardColumns+`, live.revision from live
		where live.publish_at <= $1 and live.article in `+s.engine.List("$2"), ms(now), asJSON{ids})
	if err != nil {
		return nil, err
	}
	cards := make([]card, len(rows))
	for i, x := range rows {
		cards[i] = x.card
	}
	dressed, err := s.dress(ctx, cards)
	if err != nil {
		return nil, err
	}
	public := make(map[int64]digest.Public, len(rows))
	for i, x := range rows {
		public[x.ID] = digest.Public{Card: dressed[i], Revision: x.revision}
	}
	return public, nil
}

// SaveAudioDigest implements [digest.Store].
func (s *Store) SaveAudioDigest(ctx context.Context, d *news.AudioDigest, ev news.Event) error {
	row := *d
	err := s.command(ctx, ev, func(c conn, _ *news.Event) error {
		keep := updateDigest
		if row.ID == 0 {
			keep = insertDigest
		}
		if err := keep(ctx, c, &row); err != nil {
			return err
		}
		return saveStories(ctx, c, &row)
	})
	if err == nil {
		*d = row
	}
	return err
}

func insertDigest(ctx context.Context, c conn, d *news.AudioDigest) (err error) {
	if d.ID, err = next(ctx, c, "audio_digest", 1); err != nil {
		return err
	}
	d.Version = 1
	done, err := c.exec(ctx, `
		insert into audio_digest (id, version, day, state, title, intro, outro, stories, made_at, approved_by, publish_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (day) do nothing`,
		d.ID, d.Version, int64(d.Day), string(d.State), d.Title, d.Intro, d.Outro, asJSON{d.Stories}, ms(d.MadeAt), d.ApprovedBy, ms(d.PublishAt))
	if err == nil && done == 0 {
		return &news.Error{Kind: news.Conflict, Message: fmt.Sprintf("There is a digest of %s already.", d.Day)}
	}
	return err
}

// updateDigest keeps what was changed. What was recorded is still true if
// nothing of what is said was.
func updateDigest(ctx context.Context, c conn, d *news.AudioDigest) error {
	done, err := c.exec(ctx, `
		update audio_digest set version = version + 1, state = $3, title = $4, intro = $5, outro = $6, stories = $7,
			approved_by = $8, publish_at = $9,
			told = case when told = version and title = $4 and intro = $5 and outro = $6 and stories = $7
				then version + 1 else told end
		where id = $1 and version = $2`,
		d.ID, d.Version, string(d.State), d.Title, d.Intro, d.Outro, asJSON{d.Stories}, d.ApprovedBy, ms(d.PublishAt))
	if err != nil {
		return err
	}
	if done == 0 {
		return digestConflict()
	}
	d.Version++
	return nil
}

func digestConflict() error {
	return &news.Error{
		Kind:    news.Conflict,
		Message: "Somebody else has changed this digest in the meantime. Load it again to see what changed.",
	}
}

// saveStories notes which articles a digest tells of. What its recording tells
// of those that stay is still known.
func saveStories(ctx context.Context, c conn, d *news.AudioDigest) error {
	_, err := c.exec(ctx, `
		delete from audio_digest_story where digest = $1 and article not in `+c.List("$2"), d.ID, asJSON{d.Articles()})
	if err != nil {
		return err
	}
	for _, article := range d.Articles() {
		_, err := c.exec(ctx, `
			insert into audio_digest_story (article, digest) values ($1, $2) on conflict (article, digest) do nothing`, article, d.ID)
		if err != nil {
			return err
		}
	}
	return nil
}

// SaveDigestRecording implements [digest.Store].
func (s *Store) SaveDigestRecording(ctx context.Context, k digest.Kept, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		r := k.Recording
		done, err := c.exec(ctx, `
			update audio_digest set told = version, script = $3, engine = $4, reader = $5, licence = $6, duration = $7,
				files = $8, marks = $9, chapters = $10, recorded_at = $11, failure = ''
			where id = $1 and version = $2`,
			k.ID, k.Version, r.Script, r.Engine, r.Reader, r.Licence, r.Duration.Milliseconds(),
			asJSON{r.Files}, asJSON{r.Marks}, asJSON{r.Chapters}, ms(k.RecordedAt))
		if err != nil {
			return err
		}
		if done == 0 {
			return digestConflict()
		}
		for _, article := range k.Articles() {
			_, err := c.exec(ctx, `update audio_digest_story set heard = $3 where article = $1 and digest = $2`, article, k.ID, k.Heard[article])
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// FailDigest implements [digest.Store].
func (s *Store) FailDigest(ctx context.Context, id int64, sentence string) error {
	return s.transact(ctx, func(c conn) error {
		_, err := c.exec(ctx, `update audio_digest set failure = $2 where id = $1`, id, sentence)
		return err
	})
}
