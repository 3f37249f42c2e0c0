// Lists archives as Go's archive/tar reads them. Each archive on stdin comes after its length (32 bits, big endian). For
// each, a line of JSON goes to stdout.
package main

import (
	"archive/tar"
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"log"
	"os"
)

// Names may be no UTF-8, so they are bytes, which JSON has in base64.
type entry struct {
	Name   []byte `json:"name"`
	Type   string `json:"type"`
	Link   []byte `json:"link"`
	Mode   int64  `json:"mode"`
	Size   int64  `json:"size"`
	Sha256 string `json:"sha256"`
}

type listing struct {
	Entries []entry `json:"entries"`
	Error   string  `json:"error"`
}

func list(archive []byte) (listing, error) {
	found := listing{Entries: []entry{}}
	reader := tar.NewReader(bytes.NewReader(archive))
	for {
		header, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return found, nil
		}
		if err != nil {
			return found, err
		}
		sum := sha256.New()
		size, err := io.Copy(sum, reader)
		if err != nil {
			return found, err
		}
		found.Entries = append(found.Entries, entry{
			Name: []byte(header.Name), Type: string(header.Typeflag), Link: []byte(header.Linkname),
			Mode: header.Mode & 0o7777, Size: size, Sha256: hex.EncodeToString(sum.Sum(nil)),
		})
	}
}

func main() {
	in, out := bufio.NewReader(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		var size uint32
		if err := binary.Read(in, binary.BigEndian, &size); err != nil {
			return
		}
		archive := make([]byte, size)
		if _, err := io.ReadFull(in, archive); err != nil {
			log.Fatal(err)
		}
		found, err := list(archive)
		if err != nil {
			found.Error = err.Error()
		}
		if err := out.Encode(found); err != nil {
			log.Fatal(err)
		}
	}
}
