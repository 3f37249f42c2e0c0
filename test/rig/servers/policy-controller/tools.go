//go:build tools

// Package tools names the program that is built with the versions in go.sum. Its own module has `replace` lines.
package tools

import _ "github.com/sigstore/policy-controller/cmd/webhook"
