package store

import "context"

// next gives out n ids for noun and returns the first. The row stays locked
// until the transaction ends, so that ids become visible in their order.
func next(ctx context.Context, c conn, noun string, n int) (int64, error) {
	last, err := one(ctx, c, number, `
		insert into counter (noun, last) values ($1, $2)
		on conflict (noun) do update set last = counter.last + excluded.last
		returning last`, noun, n)
	return last - int64(n) + 1, err
}
