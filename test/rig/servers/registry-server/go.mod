module assay.test/registry-server

go 1.26

require (
	github.com/google/go-containerregistry v0.21.9
	golang.org/x/crypto v0.55.0
)
