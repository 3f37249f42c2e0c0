// src/domain/product.ts
/** Assay's name and version, as written in SBOMs, statements and reports. */
const PRODUCT = {
	name: "assay",
	version: "0.1.0",
	/** Identifies Assay as tool and verifier. The names of extension fields in its statements begin with it. */
	uri: "https://github.com/assay-sh/assay"
};

export { PRODUCT as t };