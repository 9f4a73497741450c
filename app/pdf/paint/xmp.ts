const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

export type XmpFacts = {
  title: string;
  authors: string[];
  subject: string;
  keywords: string[];
  lang: string;
  date: Date;
  producer: string;
};

/** The document's properties as XMP descriptions. pdfkit writes them unescaped, so that `R&D` breaks the file: these are ours. */
export function xmpProperties(facts: XmpFacts): string {
  const creators = facts.authors.map((name) => `<rdf:li>${escape(name)}</rdf:li>`).join('');
  const words = facts.keywords.map((word) => `<rdf:li>${escape(word)}</rdf:li>`).join('');
  const alt = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escape(text)}</rdf:li></rdf:Alt>`;
  const date = `${facts.date.toISOString().slice(0, 19)}Z`;
  return [
    '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">',
    `<xmp:CreateDate>${date}</xmp:CreateDate><xmp:CreatorTool>Callboard</xmp:CreatorTool>`,
    '</rdf:Description>',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${alt(facts.title)}</dc:title>`,
    creators && `<dc:creator><rdf:Seq>${creators}</rdf:Seq></dc:creator>`,
    facts.subject && `<dc:description>${alt(facts.subject)}</dc:description>`,
    words && `<dc:subject><rdf:Bag>${words}</rdf:Bag></dc:subject>`,
    `<dc:language><rdf:Bag><rdf:li>${escape(facts.lang)}</rdf:li></rdf:Bag></dc:language>`,
    '</rdf:Description>',
    '<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
    `<pdf:Producer>${escape(facts.producer)}</pdf:Producer>`,
    words && `<pdf:Keywords>${escape(facts.keywords.join(', '))}</pdf:Keywords>`,
    '</rdf:Description>',
    universalAccess,
  ]
    .filter(Boolean)
    .join('\n');
}

/** PDF/UA-1, with the schema that PDF/A asks for before it accepts a property it does not know. */
const universalAccess = `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
