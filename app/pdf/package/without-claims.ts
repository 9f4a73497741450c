/** Descriptions in which a file says to which standards it keeps. */
const claim =
  /<rdf:Description\b(?:(?!<\/rdf:Description>)[\s\S])*?(?:pdfaid|pdfuaid|pdfaExtension):[\s\S]*?<\/rdf:Description>\s*/g;

/** The metadata of a file of ours (XMP) without its claims to be PDF/A and PDF/UA. */
export function withoutClaims(xmp: string): string {
  return xmp.replace(claim, '');
}
