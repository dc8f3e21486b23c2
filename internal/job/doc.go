// Package job runs work that must happen although nobody waits for it: once,
// later, again after a failure, or every so often, and also when the machine
// was switched off in between.
//
// The departments own the work: a plain struct that names itself, and a
// function that does it. The program puts all kinds on one [List] and opens a
// [Queue] with it. A command inserts an [Order] inside its own transaction, so
// that the job exists exactly if what caused it was saved:
//
//	var list job.List
//	job.Add(&list, desk.Settle)               // func(context.Context, newsroom.Settle) error
//	list.Every(time.Minute, newsroom.Settle{})
//	queue, err := job.Open(ctx, job.Options{URL: url, List: &list, Log: log, Now: time.Now})
//	...
//	err = queue.Insert(ctx, tx, job.Order{Args: newsroom.Settle{}, At: later})
//
// Every job must be safe to run twice: a node can stop between the work and
// the note that it was done. Nothing that readers see may wait for a job. An
// order for a later time can start some five seconds late, and one for now
// a second late.
//
// The runner is River (https://riverqueue.com), on both engines; its tables
// live beside the paper's in the same database. One node, the leader, moves
// scheduled work along and starts what is periodic; all nodes work. If the
// leader falls silent another one takes over.
package job
