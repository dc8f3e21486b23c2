package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/news"
)

const receiptColumns = `event, channel, article, state, due_at, at, latency, tries, error`

func scanReceipt(rows *sql.Rows) (x news.Receipt, err error) {
	var latency int64
	err = rows.Scan(&x.Event, &x.Channel, &x.Article, &x.State, moment{&x.Due}, moment{&x.At}, &latency, &x.Tries, &x.Error)
	x.Latency = time.Duration(latency) * time.Millisecond
	return x, err
}

// Receipts returns those of the newest deeds on an article, the newest deed
// first, one for each channel.
func (s *Store) Receipts(ctx context.Context, article int64, deeds int) ([]news.Receipt, error) {
	return all(ctx, s.read, scanReceipt, `
		select `+receiptColumns+` from receipt where article = $1 order by event desc, channel limit $2`,
		article, deeds*len(news.Channels()))
}

// ReceiptsOf returns those of one deed.
func (s *Store) ReceiptsOf(ctx context.Context, event int64) ([]news.Receipt, error) {
	return all(ctx, s.read, scanReceipt, `select `+receiptColumns+` from receipt where event = $1 order by channel`, event)
}

// SaveReceipts keeps what was seen. It is no deed, so there is no event.
func (s *Store) SaveReceipts(ctx context.Context, receipts []news.Receipt) error {
	return s.transact(ctx, func(c conn) error { return writeReceipts(ctx, c, receipts) })
}

func writeReceipts(ctx context.Context, c conn, receipts []news.Receipt) error {
	rows := newBulk("receipt", receiptColumns)
	rows.clash = `on conflict (event, channel) do update set state = excluded.state, at = excluded.at,
		latency = excluded.latency, tries = excluded.tries, error = excluded.error`
	for _, x := range receipts {
		err := rows.add(ctx, c, x.Event, string(x.Channel), x.Article, string(x.State), ms(x.Due), ms(x.At),
			x.Latency.Milliseconds(), x.Tries, clean(x.Error))
		if err != nil {
			return err
		}
	}
	return rows.flush(ctx, c)
}
