package news

import "time"

// TakeLock says that staff is writing. It refuses if somebody else is; the
// one who has the lock may take it again.
func (a *Article) TakeLock(staff int64, now time.Time) error {
	if _, err := a.step(ToLock, now); err != nil {
		return err
	}
	if a.LockedFor(staff) {
		return &Error{Conflict, "Somebody else has been writing here since " + instant(a.Lock.Since) + ". You can take over."}
	}
	if a.Lock == nil {
		a.Lock = &Lock{Staff: staff, Since: now}
	}
	return nil
}

// TakeOver gives the lock to staff, whoever has it. What the other one saves
// from now on is set aside, never written over.
func (a *Article) TakeOver(staff int64, now time.Time) error {
	if _, err := a.step(ToLock, now); err != nil {
		return err
	}
	if a.Lock == nil || a.Lock.Staff != staff {
		a.Lock = &Lock{Staff: staff, Since: now}
	}
	return nil
}

// ReleaseLock ends the lock of staff. Who has none, any more or at all, has
// nothing to release.
func (a *Article) ReleaseLock(staff int64) {
	if !a.LockedFor(staff) {
		a.Lock = nil
	}
}

// LockedFor reports whether somebody other than staff has the lock.
func (a *Article) LockedFor(staff int64) bool {
	return a.Lock != nil && a.Lock.Staff != staff
}
