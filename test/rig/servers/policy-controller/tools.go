//go:build tools

// The webhook of policy-controller and its tester. The module has `replace` lines of its own, so it is a dependency here.
package tools

import (
	_ "github.com/sigstore/policy-controller/cmd/tester"
	_ "github.com/sigstore/policy-controller/cmd/webhook"
)
