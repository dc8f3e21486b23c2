// Package transfer is what all the ways of moving in share: the [Report] of
// an import and the [Media] that brings pictures along. The ways themselves
// are packages below it, one for each system that papers come from.
package transfer
