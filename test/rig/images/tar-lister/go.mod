module assay.test/tar-lister

go 1.26
