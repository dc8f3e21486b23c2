package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// correctionsCounted is how many corrections the statistics look back on: of a
// paper of 300 articles a day with five in a thousand wrong, those of forty
// years. It bounds the work whatever an import brings.
const correctionsCounted = 20_000

// CorrectionStatistics counts the corrections of public articles. It reads one
// row for each of the newest corrections and one for each day of the paper, no
// articles.
func (s *Store) CorrectionStatistics(ctx context.Context, now time.Time) (news.CorrectionStatistics, error) {
	c, err := s.calendar(ctx, now)
	if err != nil {
		return news.CorrectionStatistics{}, err
	}
	months, err := c.months(ctx, 0, dayOf(c.now)+1)
	if err != nil {
		return news.CorrectionStatistics{}, err
	}
	published := make([]news.Published, len(months))
	for i, m := range months {
		published[i] = news.Published{Day: c.date(m.day), Articles: int(m.articles)}
	}
	made, err := all(ctx, s.read, scanCorrected, `
		select correction.kind, correction.at, live.publish_at
		from correction join live on live.article = correction.article and live.publish_at <= $1
		order by correction.at desc, correction.id desc limit $2`, ms(now), correctionsCounted)
	return news.CountCorrections(made, published, c.now), err
}

func scanCorrected(rows *sql.Rows) (c news.Corrected, err error) {
	err = rows.Scan(&c.Kind, moment{&c.At}, moment{&c.Publish})
	return c, err
}
