package duplicate

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Sizes of a signature.
const (
	Places = 128
	Bands  = 32
	rows   = Places / Bands
)

// A Signature stands for the shingles of a text.
type Signature [Places]uint32

// Signature returns the signature of t. That of a text without words is the
// zero signature, which resembles nothing.
func (t *Text) Signature() Signature {
	var s Signature
	if len(t.shingles) == 0 {
		return s
	}
	factors := factors()
	for i := range s {
		s[i] = math.MaxUint32
	}
	for _, h := range t.shingles {
		for i := range s {
			s[i] = min(s[i], uint32(h*factors[i]>>32))
		}
	}
	return s
}

// factors returns the odd number by which each place multiplies a shingle, to
// take the upper half: a hash function of its own (Dietzfelbinger and others,
// "A Reliable Randomized Algorithm for the Closest-Pair Problem", 1997). They
// are part of what is stored: another choice needs all signatures anew.
func factors() (f [Places]uint64) {
	for i := range f {
		f[i] = mix(uint64(i+1)*0x9e3779b97f4a7c15) | 1
	}
	return f
}

// Resemblance estimates which share of all their shingles two texts have in
// common, from 0 to 1, give or take .05.
func (s Signature) Resemblance(o Signature) float64 {
	if s == (Signature{}) {
		return 0
	}
	same := 0
	for i := range s {
		if s[i] == o[i] {
			same++
		}
	}
	return float64(same) / Places
}

// Bands returns a key for each band: texts with a key in common are candidates.
// A text without words has none.
func (s Signature) Bands() []uint64 {
	if s == (Signature{}) {
		return nil
	}
	keys := make([]uint64, Bands)
	for b := range keys {
		key := uint64(b)
		for _, v := range s[b*rows : (b+1)*rows] {
			key = mix(key<<32 ^ key>>32 ^ uint64(v))
		}
		keys[b] = key
	}
	return keys
}

// Bytes returns s as [SignatureOf] reads it: each place in network order.
func (s Signature) Bytes() []byte {
	b := make([]byte, 0, 4*Places)
	for _, v := range s {
		b = binary.BigEndian.AppendUint32(b, v)
	}
	return b
}

// SignatureOf returns the signature that was kept as b.
func SignatureOf(b []byte) (s Signature, err error) {
	if len(b) != 4*Places {
		return s, fmt.Errorf("a signature is kept in %d bytes, not %d", len(b), 4*Places)
	}
	for i := range s {
		s[i] = binary.BigEndian.Uint32(b[4*i:])
	}
	return s, nil
}

// Same reports whether two signatures are those of texts that are nearly the
// same, as well as signatures tell.
func (s Signature) Same(o Signature) bool { return s.Resemblance(o) >= sameResemblance }
