/* Written by tools/mime-table; change tools/mime/ instead. */

static const struct {
	char extension[8];
	char type[32];
} mime_common[] __attribute__((aligned(2048))) = {
	{ "html", "text/html" },
	{ "htm", "text/html" },
	{ "css", "text/css" },
	{ "js", "text/javascript" },
	{ "mjs", "text/javascript" },
	{ "json", "application/json" },
	{ "txt", "text/plain" },
	{ "md", "text/markdown" },
	{ "xml", "application/xml" },
	{ "svg", "image/svg+xml" },
	{ "png", "image/png" },
	{ "jpg", "image/jpeg" },
	{ "jpeg", "image/jpeg" },
	{ "gif", "image/gif" },
	{ "webp", "image/webp" },
	{ "avif", "image/avif" },
	{ "ico", "image/vnd.microsoft.icon" },
	{ "woff", "font/woff" },
	{ "woff2", "font/woff2" },
	{ "ttf", "font/ttf" },
	{ "otf", "font/otf" },
	{ "wasm", "application/wasm" },
	{ "map", "application/json" },
	{ "pdf", "application/pdf" },
	{ "zip", "application/zip" },
	{ "gz", "application/gzip" },
	{ "mp3", "audio/mpeg" },
	{ "mp4", "video/mp4" },
	{ "m4a", "audio/mp4" },
	{ "webm", "video/webm" },
	{ "ogg", "audio/ogg" },
	{ "opus", "audio/ogg" },
	{ "wav", "audio/wav" },
	{ "csv", "text/csv" },
	{ "atom", "application/atom+xml" },
	{ "rss", "application/rss+xml" },
	{ "xhtml", "application/xhtml+xml" },
	{ "bmp", "image/bmp" },
	{ "jxl", "image/jxl" },
	{ "vtt", "text/vtt" },
	{ "yaml", "application/yaml" },
	{ "tar", "application/x-tar" },
	{ "xz", "application/x-xz" },
	{ "zst", "application/zstd" },
	{ "epub", "application/epub+zip" },
};

#ifdef __ELF__
#define MIME_RARE __attribute__((section("mime_table")))
#else
#define MIME_RARE
#endif

static const char mime_types[] MIME_RARE =
	"application/A2L\0"
	"application/AML\0"
	"application/andrew-inset\0"
	"application/annodex\0"
	"application/ATF\0"
	"application/ATFX\0"
	"application/atomcat+xml\0"
	"application/atomdeleted+xml\0"
	"application/atomserv+xml\0"
	"application/atomsvc+xml\0"
	"application/atsc-dwd+xml\0"
	"application/atsc-held+xml\0"
	"application/atsc-rsat+xml\0"
	"application/ATXML\0"
	"application/auth-policy+xml\0"
	"application/automationml-amlx+zip\0"
	"application/bacnet-xdd+zip\0"
	"application/bbolin\0"
	"application/calendar+xml\0"
	"application/cbor\0"
	"application/cccex\0"
	"application/ccmp+xml\0"
	"application/ccxml+xml\0"
	"application/CDFX+XML\0"
	"application/cdmi-capability\0"
	"application/cdmi-container\0"
	"application/cdmi-domain\0"
	"application/cdmi-object\0"
	"application/cdmi-queue\0"
	"application/CEA\0"
	"application/cellml+xml\0"
	"application/clr\0"
	"application/clue_info+xml\0"
	"application/cms\0"
	"application/cpl+xml\0"
	"application/csrattrs\0"
	"application/cu-seeme\0"
	"application/cwl\0"
	"application/dash+xml\0"
	"application/dashdelta\0"
	"application/davmount+xml\0"
	"application/DCD\0"
	"application/dicom\0"
	"application/DII\0"
	"application/DIT\0"
	"application/dskpp+xml\0"
	"application/dsptype\0"
	"application/dssc+der\0"
	"application/dssc+xml\0"
	"application/dvcs\0"
	"application/efi\0"
	"application/emma+xml\0"
	"application/emotionml+xml\0"
	"application/exi\0"
	"application/express\0"
	"application/fastinfoset\0"
	"application/fdf\0"
	"application/fdt+xml\0"
	"application/font-tdpfr\0"
	"application/futuresplash\0"
	"application/geo+json\0"
	"application/geopackage+sqlite3\0"
	"application/gltf-buffer\0"
	"application/gml+xml\0"
	"application/gpx+xml\0"
	"application/gzip\0"
	"application/hta\0"
	"application/hyperstudio\0"
	"application/inkml+xml\0"
	"application/ipfix\0"
	"application/its+xml\0"
	"application/java-archive\0"
	"application/java-serialized-object\0"
	"application/java-vm\0"
	"application/jrd+json\0"
	"application/json\0"
	"application/json-patch+json\0"
	"application/json5\0"
	"application/ld+json\0"
	"application/lgr+xml\0"
	"application/link-format\0"
	"application/lost+xml\0"
	"application/lostsync+xml\0"
	"application/lpf+zip\0"
	"application/LXF\0"
	"application/lzip\0"
	"application/m3g\0"
	"application/mac-binhex40\0"
	"application/mads+xml\0"
	"application/manifest+json\0"
	"application/marc\0"
	"application/marcxml+xml\0"
	"application/mathematica\0"
	"application/mathml+xml\0"
	"application/mbox\0"
	"application/metalink4+xml\0"
	"application/mets+xml\0"
	"application/MF4\0"
	"application/mmt-aei+xml\0"
	"application/mmt-usd+xml\0"
	"application/mods+xml\0"
	"application/mp21\0"
	"application/msaccess\0"
	"application/msix\0"
	"application/msixbundle\0"
	"application/msword\0"
	"application/mxf\0"
	"application/n-quads\0"
	"application/n-triples\0"
	"application/ocsp-request\0"
	"application/ocsp-response\0"
	"application/octet-stream\0"
	"application/ODA\0"
	"application/ODX\0"
	"application/oebps-package+xml\0"
	"application/ogg\0"
	"application/onenote\0"
	"application/oxps\0"
	"application/p21\0"
	"application/p2p-overlay+xml\0"
	"application/PDX\0"
	"application/pem-certificate-chain\0"
	"application/pgp-encrypted\0"
	"application/pgp-keys\0"
	"application/pgp-signature\0"
	"application/pics-rules\0"
	"application/pkcs10\0"
	"application/pkcs12\0"
	"application/pkcs7-mime\0"
	"application/pkcs7-signature\0"
	"application/pkcs8\0"
	"application/pkcs8-encrypted\0"
	"application/pkix-attr-cert\0"
	"application/pkix-cert\0"
	"application/pkix-crl\0"
	"application/pkix-pkipath\0"
	"application/pkixcmp\0"
	"application/postscript\0"
	"application/provenance+xml\0"
	"application/prs.cww\0"
	"application/prs.hpub+zip\0"
	"application/prs.nprend\0"
	"application/prs.rdf-xml-crypt\0"
	"application/prs.xsf+xml\0"
	"application/pskc+xml\0"
	"application/rdf+xml\0"
	"application/reginfo+xml\0"
	"application/relax-ng-compact-syntax\0"
	"application/resource-lists+xml\0"
	"application/resource-lists-diff+xml\0"
	"application/rfc+xml\0"
	"application/route-apd+xml\0"
	"application/route-s-tsid+xml\0"
	"application/route-usd+xml\0"
	"application/rpki-ghostbusters\0"
	"application/rpki-manifest\0"
	"application/rpki-roa\0"
	"application/rtf\0"
	"application/sarif+json\0"
	"application/scim+json\0"
	"application/scvp-cv-request\0"
	"application/scvp-cv-response\0"
	"application/scvp-vp-request\0"
	"application/scvp-vp-response\0"
	"application/sdp\0"
	"application/senml+cbor\0"
	"application/senml+json\0"
	"application/senml+xml\0"
	"application/senml-etch+cbor\0"
	"application/senml-etch+json\0"
	"application/senml-exi\0"
	"application/sensml+cbor\0"
	"application/sensml+json\0"
	"application/sensml+xml\0"
	"application/sensml-exi\0"
	"application/sgml-open-catalog\0"
	"application/shf+xml\0"
	"application/sieve\0"
	"application/simple-filter+xml\0"
	"application/smil+xml\0"
	"application/sparql-query\0"
	"application/sparql-results+xml\0"
	"application/sql\0"
	"application/srgs\0"
	"application/srgs+xml\0"
	"application/sru+xml\0"
	"application/ssml+xml\0"
	"application/stix+json\0"
	"application/swid+cbor\0"
	"application/swid+xml\0"
	"application/tamp-apex-update\0"
	"application/tamp-apex-update-confirm\0"
	"application/tamp-community-update\0"
	"application/tamp-community-update-confirm\0"
	"application/tamp-error\0"
	"application/tamp-sequence-adjust\0"
	"application/tamp-sequence-adjust-confirm\0"
	"application/tamp-update\0"
	"application/tamp-update-confirm\0"
	"application/td+json\0"
	"application/tei+xml\0"
	"application/thraud+xml\0"
	"application/timestamp-query\0"
	"application/timestamp-reply\0"
	"application/timestamped-data\0"
	"application/tm+json\0"
	"application/toml\0"
	"application/trig\0"
	"application/ttml+xml\0"
	"application/urc-grpsheet+xml\0"
	"application/urc-ressheet+xml\0"
	"application/urc-targetdesc+xml\0"
	"application/urc-uisocketdesc+xml\0"
	"application/vnd.1000minds.decision-model+xml\0"
	"application/vnd.3gpp.pic-bw-large\0"
	"application/vnd.3gpp.pic-bw-small\0"
	"application/vnd.3gpp.pic-bw-var\0"
	"application/vnd.3gpp2.sms\0"
	"application/vnd.3gpp2.tcap\0"
	"application/vnd.3lightssoftware.imagescal\0"
	"application/vnd.3M.Post-it-Notes\0"
	"application/vnd.accpac.simply.imp\0"
	"application/vnd.acucobol\0"
	"application/vnd.acucorp\0"
	"application/vnd.adobe.flash.movie\0"
	"application/vnd.adobe.formscentral.fcdt\0"
	"application/vnd.adobe.fxp\0"
	"application/vnd.adobe.xdp+xml\0"
	"application/vnd.afpc.modca\0"
	"application/vnd.afpc.modca-overlay\0"
	"application/vnd.afpc.modca-pagesegment\0"
	"application/vnd.age\0"
	"application/vnd.ahead.space\0"
	"application/vnd.airzip.filesecure.azf\0"
	"application/vnd.airzip.filesecure.azs\0"
	"application/vnd.amazon.mobi8-ebook\0"
	"application/vnd.americandynamics.acc\0"
	"application/vnd.amiga.ami\0"
	"application/vnd.android.ota\0"
	"application/vnd.android.package-archive\0"
	"application/vnd.anki\0"
	"application/vnd.anser-web-certificate-issue-initiation\0"
	"application/vnd.anser-web-funds-transfer-initiation\0"
	"application/vnd.apache.arrow.file\0"
	"application/vnd.apache.arrow.stream\0"
	"application/vnd.apache.parquet\0"
	"application/vnd.apexlang\0"
	"application/vnd.appimage\0"
	"application/vnd.apple.installer+xml\0"
	"application/vnd.apple.keynote\0"
	"application/vnd.apple.mpegurl\0"
	"application/vnd.apple.numbers\0"
	"application/vnd.apple.pages\0"
	"application/vnd.apple.pkpass\0"
	"application/vnd.aristanetworks.swi\0"
	"application/vnd.artisan+json\0"
	"application/vnd.astraea-software.iota\0"
	"application/vnd.audiograph\0"
	"application/vnd.autodesk.fbx\0"
	"application/vnd.autopackage\0"
	"application/vnd.balsamiq.bmml+xml\0"
	"application/vnd.balsamiq.bmpr\0"
	"application/vnd.banana-accounting\0"
	"application/vnd.belightsoft.lhzd+zip\0"
	"application/vnd.belightsoft.lhzl+zip\0"
	"application/vnd.blueice.multipass\0"
	"application/vnd.bluetooth.ep.oob\0"
	"application/vnd.bluetooth.le.oob\0"
	"application/vnd.bmi\0"
	"application/vnd.businessobjects\0"
	"application/vnd.cendio.thinlinc.clientconf\0"
	"application/vnd.chemdraw+xml\0"
	"application/vnd.chess-pgn\0"
	"application/vnd.chipnuts.karaoke-mmd\0"
	"application/vnd.cinderella\0"
	"application/vnd.citationstyles.style+xml\0"
	"application/vnd.claymore\0"
	"application/vnd.cloanto.rp9\0"
	"application/vnd.clonk.c4group\0"
	"application/vnd.cluetrust.cartomobile-config\0"
	"application/vnd.cluetrust.cartomobile-config-pkg\0"
	"application/vnd.coffeescript\0"
	"application/vnd.collabio.xodocuments.document\0"
	"application/vnd.collabio.xodocuments.document-template\0"
	"application/vnd.collabio.xodocuments.presentation\0"
	"application/vnd.collabio.xodocuments.presentation-template\0"
	"application/vnd.collabio.xodocuments.spreadsheet\0"
	"application/vnd.collabio.xodocuments.spreadsheet-template\0"
	"application/vnd.comicbook+zip\0"
	"application/vnd.comicbook-rar\0"
	"application/vnd.commerce-battelle\0"
	"application/vnd.commonspace\0"
	"application/vnd.contact.cmsg\0"
	"application/vnd.coreos.ignition+json\0"
	"application/vnd.cosmocaller\0"
	"application/vnd.crick.clicker\0"
	"application/vnd.crick.clicker.keyboard\0"
	"application/vnd.crick.clicker.palette\0"
	"application/vnd.crick.clicker.template\0"
	"application/vnd.crick.clicker.wordbank\0"
	"application/vnd.criticaltools.wbs+xml\0"
	"application/vnd.crypto-shade-file\0"
	"application/vnd.cryptomator.encrypted\0"
	"application/vnd.cryptomator.vault\0"
	"application/vnd.ctc-posml\0"
	"application/vnd.cups-ppd\0"
	"application/vnd.dart\0"
	"application/vnd.data-vision.rdz\0"
	"application/vnd.datalog\0"
	"application/vnd.dbf\0"
	"application/vnd.debian.binary-package\0"
	"application/vnd.dece.data\0"
	"application/vnd.dece.ttml+xml\0"
	"application/vnd.dece.unspecified\0"
	"application/vnd.dece.zip\0"
	"application/vnd.denovo.fcselayout-link\0"
	"application/vnd.desmume.movie\0"
	"application/vnd.dna\0"
	"application/vnd.document+json\0"
	"application/vnd.doremir.scorecloud-binary-document\0"
	"application/vnd.dpgraph\0"
	"application/vnd.dreamfactory\0"
	"application/vnd.dtg.local.flash\0"
	"application/vnd.dvb.ait\0"
	"application/vnd.dvb.service\0"
	"application/vnd.dynageo\0"
	"application/vnd.dzr\0"
	"application/vnd.ecowin.chart\0"
	"application/vnd.eln+zip\0"
	"application/vnd.enliven\0"
	"application/vnd.epson.esf\0"
	"application/vnd.epson.msf\0"
	"application/vnd.epson.quickanime\0"
	"application/vnd.epson.salt\0"
	"application/vnd.epson.ssf\0"
	"application/vnd.ericsson.quickcall\0"
	"application/vnd.espass-espass+zip\0"
	"application/vnd.eszigno3+xml\0"
	"application/vnd.etsi.asic-e+zip\0"
	"application/vnd.etsi.asic-s+zip\0"
	"application/vnd.etsi.timestamp-token\0"
	"application/vnd.eu.kasparian.car+json\0"
	"application/vnd.evolv.ecig.profile\0"
	"application/vnd.evolv.ecig.settings\0"
	"application/vnd.evolv.ecig.theme\0"
	"application/vnd.exstream-empower+zip\0"
	"application/vnd.exstream-package\0"
	"application/vnd.ezpix-album\0"
	"application/vnd.ezpix-package\0"
	"application/vnd.familysearch.gedcom+zip\0"
	"application/vnd.fastcopy-disk-image\0"
	"application/vnd.fdsn.mseed\0"
	"application/vnd.fdsn.seed\0"
	"application/vnd.ficlab.flb+zip\0"
	"application/vnd.filmit.zfc\0"
	"application/vnd.flatpak\0"
	"application/vnd.flatpak.ref\0"
	"application/vnd.flatpak.repo\0"
	"application/vnd.FloGraphIt\0"
	"application/vnd.fluxtime.clip\0"
	"application/vnd.font-fontforge-sfd\0"
	"application/vnd.fsc.weblaunch\0"
	"application/vnd.fujitsu.oasys\0"
	"application/vnd.fujitsu.oasys2\0"
	"application/vnd.fujitsu.oasys3\0"
	"application/vnd.fujitsu.oasysgp\0"
	"application/vnd.fujitsu.oasysprs\0"
	"application/vnd.fujixerox.ddd\0"
	"application/vnd.fujixerox.docuworks\0"
	"application/vnd.fujixerox.docuworks.binder\0"
	"application/vnd.fujixerox.docuworks.container\0"
	"application/vnd.fuzzysheet\0"
	"application/vnd.genomatix.tuxedo\0"
	"application/vnd.genozip\0"
	"application/vnd.gentics.grd+json\0"
	"application/vnd.gentoo.ebuild\0"
	"application/vnd.gentoo.eclass\0"
	"application/vnd.gentoo.xpak\0"
	"application/vnd.geogebra.file\0"
	"application/vnd.geogebra.slides\0"
	"application/vnd.geogebra.tool\0"
	"application/vnd.geometry-explorer\0"
	"application/vnd.geonext\0"
	"application/vnd.geoplan\0"
	"application/vnd.geospace\0"
	"application/vnd.google-earth.kml+xml\0"
	"application/vnd.google-earth.kmz\0"
	"application/vnd.grafeq\0"
	"application/vnd.groove-account\0"
	"application/vnd.groove-help\0"
	"application/vnd.groove-identity-message\0"
	"application/vnd.groove-injector\0"
	"application/vnd.groove-tool-message\0"
	"application/vnd.groove-tool-template\0"
	"application/vnd.groove-vcard\0"
	"application/vnd.hal+xml\0"
	"application/vnd.HandHeld-Entertainment+xml\0"
	"application/vnd.hbci\0"
	"application/vnd.hdt\0"
	"application/vnd.hhe.lesson-player\0"
	"application/vnd.hp-HPGL\0"
	"application/vnd.hp-hpid\0"
	"application/vnd.hp-hps\0"
	"application/vnd.hp-jlyt\0"
	"application/vnd.hp-PCL\0"
	"application/vnd.hydrostatix.sof-data\0"
	"application/vnd.ibm.electronic-media\0"
	"application/vnd.ibm.MiniPay\0"
	"application/vnd.ibm.rights-management\0"
	"application/vnd.ibm.secure-container\0"
	"application/vnd.iccprofile\0"
	"application/vnd.igloader\0"
	"application/vnd.imagemeter.folder+zip\0"
	"application/vnd.imagemeter.image+zip\0"
	"application/vnd.immervision-ivp\0"
	"application/vnd.immervision-ivu\0"
	"application/vnd.ims.imsccv1p1\0"
	"application/vnd.insors.igm\0"
	"application/vnd.intercon.formnet\0"
	"application/vnd.intergeo\0"
	"application/vnd.intu.qbo\0"
	"application/vnd.intu.qfx\0"
	"application/vnd.ipld.car\0"
	"application/vnd.ipunplugged.rcprofile\0"
	"application/vnd.irepository.package+xml\0"
	"application/vnd.is-xpr\0"
	"application/vnd.isac.fcs\0"
	"application/vnd.jam\0"
	"application/vnd.jcp.javame.midlet-rms\0"
	"application/vnd.jisp\0"
	"application/vnd.joost.joda-archive\0"
	"application/vnd.kahootz\0"
	"application/vnd.kde.karbon\0"
	"application/vnd.kde.kchart\0"
	"application/vnd.kde.kformula\0"
	"application/vnd.kde.kivio\0"
	"application/vnd.kde.kontour\0"
	"application/vnd.kde.kpresenter\0"
	"application/vnd.kde.kspread\0"
	"application/vnd.kde.kword\0"
	"application/vnd.kenameaapp\0"
	"application/vnd.kidspiration\0"
	"application/vnd.Kinar\0"
	"application/vnd.koan\0"
	"application/vnd.kodak-descriptor\0"
	"application/vnd.las\0"
	"application/vnd.las.las+json\0"
	"application/vnd.las.las+xml\0"
	"application/vnd.llamagraphics.life-balance.desktop\0"
	"application/vnd.llamagraphics.life-balance.exchange+xml\0"
	"application/vnd.logipipe.circuit+zip\0"
	"application/vnd.loom\0"
	"application/vnd.lotus-1-2-3\0"
	"application/vnd.lotus-approach\0"
	"application/vnd.lotus-freelance\0"
	"application/vnd.lotus-notes\0"
	"application/vnd.lotus-organizer\0"
	"application/vnd.lotus-screencam\0"
	"application/vnd.lotus-wordpro\0"
	"application/vnd.macports.portpkg\0"
	"application/vnd.mapbox-vector-tile\0"
	"application/vnd.marlin.drm.mdcf\0"
	"application/vnd.maxar.archive.3tz+zip\0"
	"application/vnd.maxmind.maxmind-db\0"
	"application/vnd.mcd\0"
	"application/vnd.medcalcdata\0"
	"application/vnd.mediastation.cdkey\0"
	"application/vnd.medicalholodeck.recordxr\0"
	"application/vnd.MFER\0"
	"application/vnd.mfmp\0"
	"application/vnd.micrografx.flo\0"
	"application/vnd.micrografx.igx\0"
	"application/vnd.mif\0"
	"application/vnd.Mobius.DAF\0"
	"application/vnd.Mobius.DIS\0"
	"application/vnd.Mobius.MBK\0"
	"application/vnd.Mobius.MQY\0"
	"application/vnd.Mobius.MSL\0"
	"application/vnd.Mobius.PLC\0"
	"application/vnd.Mobius.TXF\0"
	"application/vnd.mophun.application\0"
	"application/vnd.mozilla.xul+xml\0"
	"application/vnd.ms-artgalry\0"
	"application/vnd.ms-asf\0"
	"application/vnd.ms-cab-compressed\0"
	"application/vnd.ms-excel\0"
	"application/vnd.ms-excel.addin.macroEnabled.12\0"
	"application/vnd.ms-excel.sheet.binary.macroEnabled.12\0"
	"application/vnd.ms-excel.sheet.macroEnabled.12\0"
	"application/vnd.ms-excel.template.macroEnabled.12\0"
	"application/vnd.ms-fontobject\0"
	"application/vnd.ms-ims\0"
	"application/vnd.ms-lrm\0"
	"application/vnd.ms-officetheme\0"
	"application/vnd.ms-outlook\0"
	"application/vnd.ms-pki.seccat\0"
	"application/vnd.ms-powerpoint\0"
	"application/vnd.ms-powerpoint.addin.macroEnabled.12\0"
	"application/vnd.ms-powerpoint.presentation.macroEnabled.12\0"
	"application/vnd.ms-powerpoint.slide.macroEnabled.12\0"
	"application/vnd.ms-powerpoint.slideshow.macroEnabled.12\0"
	"application/vnd.ms-powerpoint.template.macroEnabled.12\0"
	"application/vnd.ms-project\0"
	"application/vnd.ms-tnef\0"
	"application/vnd.ms-word.document.macroEnabled.12\0"
	"application/vnd.ms-word.template.macroEnabled.12\0"
	"application/vnd.ms-works\0"
	"application/vnd.ms-wpl\0"
	"application/vnd.ms-xpsdocument\0"
	"application/vnd.msa-disk-image\0"
	"application/vnd.mseq\0"
	"application/vnd.multiad.creator\0"
	"application/vnd.musician\0"
	"application/vnd.muvee.style\0"
	"application/vnd.mynfc\0"
	"application/vnd.nebumind.line\0"
	"application/vnd.nervana\0"
	"application/vnd.neurolanguage.nlu\0"
	"application/vnd.nimn\0"
	"application/vnd.nintendo.nitro.rom\0"
	"application/vnd.nintendo.snes.rom\0"
	"application/vnd.nitf\0"
	"application/vnd.noblenet-directory\0"
	"application/vnd.noblenet-sealer\0"
	"application/vnd.noblenet-web\0"
	"application/vnd.nokia.n-gage.data\0"
	"application/vnd.nokia.radio-preset\0"
	"application/vnd.nokia.radio-presets\0"
	"application/vnd.novadigm.EDM\0"
	"application/vnd.novadigm.EDX\0"
	"application/vnd.novadigm.EXT\0"
	"application/vnd.oasis.opendocument.base\0"
	"application/vnd.oasis.opendocument.chart\0"
	"application/vnd.oasis.opendocument.chart-template\0"
	"application/vnd.oasis.opendocument.formula\0"
	"application/vnd.oasis.opendocument.graphics\0"
	"application/vnd.oasis.opendocument.graphics-template\0"
	"application/vnd.oasis.opendocument.image\0"
	"application/vnd.oasis.opendocument.image-template\0"
	"application/vnd.oasis.opendocument.presentation\0"
	"application/vnd.oasis.opendocument.presentation-template\0"
	"application/vnd.oasis.opendocument.spreadsheet\0"
	"application/vnd.oasis.opendocument.spreadsheet-template\0"
	"application/vnd.oasis.opendocument.text\0"
	"application/vnd.oasis.opendocument.text-master\0"
	"application/vnd.oasis.opendocument.text-template\0"
	"application/vnd.oasis.opendocument.text-web\0"
	"application/vnd.olpc-sugar\0"
	"application/vnd.oma.dd2+xml\0"
	"application/vnd.onepager\0"
	"application/vnd.onepagertamp\0"
	"application/vnd.onepagertamx\0"
	"application/vnd.onepagertat\0"
	"application/vnd.onepagertatp\0"
	"application/vnd.onepagertatx\0"
	"application/vnd.openblox.game+xml\0"
	"application/vnd.openblox.game-binary\0"
	"application/vnd.openeye.oeb\0"
	"application/vnd.openofficeorg.extension\0"
	"application/vnd.openstreetmap.data+xml\0"
	"application/vnd.openxmlformats-officedocument.presentationml.presentation\0"
	"application/vnd.openxmlformats-officedocument.presentationml.slide\0"
	"application/vnd.openxmlformats-officedocument.presentationml.slideshow\0"
	"application/vnd.openxmlformats-officedocument.presentationml.template\0"
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\0"
	"application/vnd.openxmlformats-officedocument.spreadsheetml.template\0"
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document\0"
	"application/vnd.openxmlformats-officedocument.wordprocessingml.template\0"
	"application/vnd.osa.netdeploy\0"
	"application/vnd.osgeo.mapguide.package\0"
	"application/vnd.osgi.dp\0"
	"application/vnd.osgi.subsystem\0"
	"application/vnd.oxli.countgraph\0"
	"application/vnd.palm\0"
	"application/vnd.panoply\0"
	"application/vnd.patentdive\0"
	"application/vnd.pawaafile\0"
	"application/vnd.pg.format\0"
	"application/vnd.pg.osasli\0"
	"application/vnd.piaccess.application-licence\0"
	"application/vnd.picsel\0"
	"application/vnd.pmi.widget\0"
	"application/vnd.pmtiles\0"
	"application/vnd.pocketlearn\0"
	"application/vnd.powerbuilder6\0"
	"application/vnd.preminet\0"
	"application/vnd.previewsystems.box\0"
	"application/vnd.proteus.magazine\0"
	"application/vnd.psfs\0"
	"application/vnd.publishare-delta-tree\0"
	"application/vnd.pvi.ptid1\0"
	"application/vnd.qualcomm.brew-app-res\0"
	"application/vnd.Quark.QuarkXPress\0"
	"application/vnd.quobject-quoxdocument\0"
	"application/vnd.rainstor.data\0"
	"application/vnd.rar\0"
	"application/vnd.realvnc.bed\0"
	"application/vnd.recordare.musicxml\0"
	"application/vnd.resilient.logic\0"
	"application/vnd.rig.cryptonote\0"
	"application/vnd.rim.cod\0"
	"application/vnd.route66.link66+xml\0"
	"application/vnd.sailingtracker.track\0"
	"application/vnd.sar\0"
	"application/vnd.scribus\0"
	"application/vnd.sealed.3df\0"
	"application/vnd.sealed.csf\0"
	"application/vnd.sealed.doc\0"
	"application/vnd.sealed.eml\0"
	"application/vnd.sealed.mht\0"
	"application/vnd.sealed.ppt\0"
	"application/vnd.sealed.tiff\0"
	"application/vnd.sealed.xls\0"
	"application/vnd.sealedmedia.softseal.html\0"
	"application/vnd.sealedmedia.softseal.pdf\0"
	"application/vnd.seemail\0"
	"application/vnd.sema\0"
	"application/vnd.semd\0"
	"application/vnd.semf\0"
	"application/vnd.shade-save-file\0"
	"application/vnd.shana.informed.formdata\0"
	"application/vnd.shana.informed.formtemplate\0"
	"application/vnd.shana.informed.interchange\0"
	"application/vnd.shana.informed.package\0"
	"application/vnd.shp\0"
	"application/vnd.shx\0"
	"application/vnd.sigrok.session\0"
	"application/vnd.SimTech-MindMapper\0"
	"application/vnd.smaf\0"
	"application/vnd.smart.notebook\0"
	"application/vnd.smart.teacher\0"
	"application/vnd.snap\0"
	"application/vnd.snesdev-page-table\0"
	"application/vnd.software602.filler.form+xml\0"
	"application/vnd.software602.filler.form-xml-zip\0"
	"application/vnd.solent.sdkm+xml\0"
	"application/vnd.spotfire.dxp\0"
	"application/vnd.spotfire.sfs\0"
	"application/vnd.sqlite3\0"
	"application/vnd.stardivision.calc\0"
	"application/vnd.stardivision.chart\0"
	"application/vnd.stardivision.draw\0"
	"application/vnd.stardivision.impress\0"
	"application/vnd.stardivision.math\0"
	"application/vnd.stardivision.writer\0"
	"application/vnd.stardivision.writer-global\0"
	"application/vnd.stepmania.package\0"
	"application/vnd.stepmania.stepchart\0"
	"application/vnd.sun.wadl+xml\0"
	"application/vnd.sun.xml.calc\0"
	"application/vnd.sun.xml.calc.template\0"
	"application/vnd.sun.xml.draw\0"
	"application/vnd.sun.xml.draw.template\0"
	"application/vnd.sun.xml.impress\0"
	"application/vnd.sun.xml.impress.template\0"
	"application/vnd.sun.xml.math\0"
	"application/vnd.sun.xml.writer\0"
	"application/vnd.sun.xml.writer.global\0"
	"application/vnd.sun.xml.writer.template\0"
	"application/vnd.sus-calendar\0"
	"application/vnd.sybyl.mol2\0"
	"application/vnd.sycle+xml\0"
	"application/vnd.symbian.install\0"
	"application/vnd.syncml+xml\0"
	"application/vnd.syncml.dm+wbxml\0"
	"application/vnd.syncml.dm+xml\0"
	"application/vnd.syncml.dmddf+xml\0"
	"application/vnd.tao.intent-module-archive\0"
	"application/vnd.tcpdump.pcap\0"
	"application/vnd.theqvd\0"
	"application/vnd.think-cell.ppttc+json\0"
	"application/vnd.tml\0"
	"application/vnd.tmobile-livetv\0"
	"application/vnd.trid.tpt\0"
	"application/vnd.triscape.mxs\0"
	"application/vnd.trueapp\0"
	"application/vnd.ufdl\0"
	"application/vnd.uiq.theme\0"
	"application/vnd.umajin\0"
	"application/vnd.unity\0"
	"application/vnd.uoml+xml\0"
	"application/vnd.uri-map\0"
	"application/vnd.valve.source.material\0"
	"application/vnd.vcx\0"
	"application/vnd.vd-study\0"
	"application/vnd.vectorworks\0"
	"application/vnd.veritone.aion+json\0"
	"application/vnd.veryant.thin\0"
	"application/vnd.ves.encrypted\0"
	"application/vnd.vidsoft.vidconference\0"
	"application/vnd.visio\0"
	"application/vnd.visionary\0"
	"application/vnd.vsf\0"
	"application/vnd.wap.sic\0"
	"application/vnd.wap.slc\0"
	"application/vnd.wap.wbxml\0"
	"application/vnd.wap.wmlc\0"
	"application/vnd.wap.wmlscriptc\0"
	"application/vnd.wasmflow.wafl\0"
	"application/vnd.webturbo\0"
	"application/vnd.wfa.p2p\0"
	"application/vnd.wfa.wsc\0"
	"application/vnd.wmc\0"
	"application/vnd.wolfram.mathematica\0"
	"application/vnd.wolfram.mathematica.package\0"
	"application/vnd.wolfram.player\0"
	"application/vnd.wordperfect\0"
	"application/vnd.wqd\0"
	"application/vnd.wt.stf\0"
	"application/vnd.wv.csp+wbxml\0"
	"application/vnd.xara\0"
	"application/vnd.xfdl\0"
	"application/vnd.xmpie.cpkg\0"
	"application/vnd.xmpie.dpkg\0"
	"application/vnd.xmpie.ppkg\0"
	"application/vnd.xmpie.xlim\0"
	"application/vnd.yamaha.hv-dic\0"
	"application/vnd.yamaha.hv-script\0"
	"application/vnd.yamaha.hv-voice\0"
	"application/vnd.yamaha.openscoreformat\0"
	"application/vnd.yamaha.smaf-audio\0"
	"application/vnd.yamaha.smaf-phrase\0"
	"application/vnd.yaoweme\0"
	"application/vnd.yellowriver-custom-menu\0"
	"application/vnd.zul\0"
	"application/vnd.zzazz.deck+xml\0"
	"application/voicexml+xml\0"
	"application/voucher-cms+json\0"
	"application/watcherinfo+xml\0"
	"application/widget\0"
	"application/wsdl+xml\0"
	"application/wspolicy+xml\0"
	"application/x-123\0"
	"application/x-7z-compressed\0"
	"application/x-abiword\0"
	"application/x-apple-diskimage\0"
	"application/x-bcpio\0"
	"application/x-bittorrent\0"
	"application/x-blender\0"
	"application/x-bzip2\0"
	"application/x-cdf\0"
	"application/x-cdlink\0"
	"application/x-chrome-extension\0"
	"application/x-compress\0"
	"application/x-comsol\0"
	"application/x-cpio\0"
	"application/x-director\0"
	"application/x-doom\0"
	"application/x-dvi\0"
	"application/x-font\0"
	"application/x-font-pcf\0"
	"application/x-freemind\0"
	"application/x-ganttproject\0"
	"application/x-gnumeric\0"
	"application/x-go-sgf\0"
	"application/x-graphing-calculator\0"
	"application/x-gtar\0"
	"application/x-hdf\0"
	"application/x-httpd-php\0"
	"application/x-hwp\0"
	"application/x-ica\0"
	"application/x-info\0"
	"application/x-internet-signup\0"
	"application/x-iphone\0"
	"application/x-ipynb+json\0"
	"application/x-iso9660-image\0"
	"application/x-java-jnlp-file\0"
	"application/x-jmol\0"
	"application/x-keepass2\0"
	"application/x-killustrator\0"
	"application/x-latex\0"
	"application/x-lha\0"
	"application/x-lyx\0"
	"application/x-lz4\0"
	"application/x-lzh\0"
	"application/x-lzma\0"
	"application/x-lzx\0"
	"application/x-maker\0"
	"application/x-mobipocket-ebook\0"
	"application/x-ms-wmd\0"
	"application/x-ms-wmz\0"
	"application/x-msdos-program\0"
	"application/x-msi\0"
	"application/x-ndjson\0"
	"application/x-netcdf\0"
	"application/x-ns-proxy-autoconfig\0"
	"application/x-nwc\0"
	"application/x-object\0"
	"application/x-oz-application\0"
	"application/x-pkcs7-certificates\0"
	"application/x-pkcs7-certreqresp\0"
	"application/x-python-code\0"
	"application/x-qemu-disk\0"
	"application/x-qgis\0"
	"application/x-quicktimeplayer\0"
	"application/x-rdp\0"
	"application/x-redhat-package-manager\0"
	"application/x-scilab\0"
	"application/x-scilab-xcos\0"
	"application/x-shar\0"
	"application/x-silverlight\0"
	"application/x-stuffit\0"
	"application/x-sv4cpio\0"
	"application/x-sv4crc\0"
	"application/x-tex-gf\0"
	"application/x-tex-pk\0"
	"application/x-texinfo\0"
	"application/x-trash\0"
	"application/x-troff-man\0"
	"application/x-troff-me\0"
	"application/x-troff-ms\0"
	"application/x-ustar\0"
	"application/x-virtualbox-ova\0"
	"application/x-wais-source\0"
	"application/x-wingz\0"
	"application/x-x509-ca-cert\0"
	"application/x-xfig\0"
	"application/x-xpinstall\0"
	"application/x-xz\0"
	"application/xcap-att+xml\0"
	"application/xcap-caps+xml\0"
	"application/xcap-diff+xml\0"
	"application/xcap-el+xml\0"
	"application/xcap-error+xml\0"
	"application/xcap-ns+xml\0"
	"application/xfdf\0"
	"application/xhtml+xml\0"
	"application/xliff+xml\0"
	"application/xml\0"
	"application/xml-dtd\0"
	"application/xml-external-parsed-entity\0"
	"application/xop+xml\0"
	"application/xslt+xml\0"
	"application/xspf+xml\0"
	"application/xv+xml\0"
	"application/yaml\0"
	"application/yang\0"
	"application/yin+xml\0"
	"application/zstd\0"
	"audio/32kadpcm\0"
	"audio/aac\0"
	"audio/ac3\0"
	"audio/AMR\0"
	"audio/AMR-WB\0"
	"audio/annodex\0"
	"audio/asc\0"
	"audio/ATRAC-ADVANCED-LOSSLESS\0"
	"audio/ATRAC-X\0"
	"audio/ATRAC3\0"
	"audio/basic\0"
	"audio/csound\0"
	"audio/dls\0"
	"audio/EVRC\0"
	"audio/EVRC-QCP\0"
	"audio/EVRCB\0"
	"audio/EVRCNW\0"
	"audio/EVRCWB\0"
	"audio/flac\0"
	"audio/iLBC\0"
	"audio/L16\0"
	"audio/mhas\0"
	"audio/midi\0"
	"audio/mobile-xmf\0"
	"audio/mp4\0"
	"audio/mpeg\0"
	"audio/mpegurl\0"
	"audio/ogg\0"
	"audio/prs.sid\0"
	"audio/SMV\0"
	"audio/sofa\0"
	"audio/usac\0"
	"audio/vnd.audiokoz\0"
	"audio/vnd.dece.audio\0"
	"audio/vnd.digital-winds\0"
	"audio/vnd.dolby.mlp\0"
	"audio/vnd.dts\0"
	"audio/vnd.dts.hd\0"
	"audio/vnd.everad.plj\0"
	"audio/vnd.lucent.voice\0"
	"audio/vnd.ms-playready.media.pya\0"
	"audio/vnd.nortel.vbk\0"
	"audio/vnd.nuera.ecelp4800\0"
	"audio/vnd.nuera.ecelp7470\0"
	"audio/vnd.nuera.ecelp9600\0"
	"audio/vnd.presonus.multitrack\0"
	"audio/vnd.rip\0"
	"audio/vnd.sealedmedia.softseal.mpeg\0"
	"audio/webm\0"
	"audio/x-aiff\0"
	"audio/x-caf\0"
	"audio/x-matroska\0"
	"audio/x-ms-wax\0"
	"audio/x-ms-wma\0"
	"audio/x-pn-realaudio\0"
	"audio/x-scpls\0"
	"audio/x-sd2\0"
	"chemical/x-alchemy\0"
	"chemical/x-cache\0"
	"chemical/x-cache-csf\0"
	"chemical/x-cactvs-binary\0"
	"chemical/x-cdx\0"
	"chemical/x-chem3d\0"
	"chemical/x-chemdraw\0"
	"chemical/x-cif\0"
	"chemical/x-cmdf\0"
	"chemical/x-cml\0"
	"chemical/x-compass\0"
	"chemical/x-crossfire\0"
	"chemical/x-csml\0"
	"chemical/x-ctx\0"
	"chemical/x-cxf\0"
	"chemical/x-embl-dl-nucleotide\0"
	"chemical/x-galactic-spc\0"
	"chemical/x-gamess-input\0"
	"chemical/x-gaussian-checkpoint\0"
	"chemical/x-gaussian-cube\0"
	"chemical/x-gaussian-input\0"
	"chemical/x-gaussian-log\0"
	"chemical/x-gcg8-sequence\0"
	"chemical/x-genbank\0"
	"chemical/x-hin\0"
	"chemical/x-isostar\0"
	"chemical/x-jcamp-dx\0"
	"chemical/x-kinemage\0"
	"chemical/x-macmolecule\0"
	"chemical/x-macromodel-input\0"
	"chemical/x-mdl-molfile\0"
	"chemical/x-mdl-rdfile\0"
	"chemical/x-mdl-rxnfile\0"
	"chemical/x-mdl-sdfile\0"
	"chemical/x-mdl-tgf\0"
	"chemical/x-mmcif\0"
	"chemical/x-molconn-Z\0"
	"chemical/x-mopac-graph\0"
	"chemical/x-mopac-input\0"
	"chemical/x-mopac-out\0"
	"chemical/x-mopac-vib\0"
	"chemical/x-ncbi-asn1-ascii\0"
	"chemical/x-ncbi-asn1-binary\0"
	"chemical/x-ncbi-asn1-spec\0"
	"chemical/x-pdb\0"
	"chemical/x-rosdal\0"
	"chemical/x-swissprot\0"
	"chemical/x-vamas-iso14976\0"
	"chemical/x-vmd\0"
	"chemical/x-xtel\0"
	"chemical/x-xyz\0"
	"font/collection\0"
	"image/aces\0"
	"image/apng\0"
	"image/avci\0"
	"image/avcs\0"
	"image/avif\0"
	"image/cgm\0"
	"image/dicom-rle\0"
	"image/dpx\0"
	"image/emf\0"
	"image/fits\0"
	"image/heic\0"
	"image/heic-sequence\0"
	"image/heif\0"
	"image/heif-sequence\0"
	"image/hej2k\0"
	"image/hsj2\0"
	"image/ief\0"
	"image/jls\0"
	"image/jp2\0"
	"image/jpeg\0"
	"image/jph\0"
	"image/jphc\0"
	"image/jpm\0"
	"image/jpx\0"
	"image/jxr\0"
	"image/jxrA\0"
	"image/jxrS\0"
	"image/jxs\0"
	"image/jxsc\0"
	"image/jxsi\0"
	"image/jxss\0"
	"image/ktx\0"
	"image/ktx2\0"
	"image/prs.btif\0"
	"image/prs.pti\0"
	"image/svg+xml\0"
	"image/tiff\0"
	"image/tiff-fx\0"
	"image/vnd.adobe.photoshop\0"
	"image/vnd.airzip.accelerator.azv\0"
	"image/vnd.dece.graphic\0"
	"image/vnd.djvu\0"
	"image/vnd.dwg\0"
	"image/vnd.dxf\0"
	"image/vnd.fastbidsheet\0"
	"image/vnd.fpx\0"
	"image/vnd.fst\0"
	"image/vnd.fujixerox.edmics-mmr\0"
	"image/vnd.fujixerox.edmics-rlc\0"
	"image/vnd.globalgraphics.pgb\0"
	"image/vnd.microsoft.icon\0"
	"image/vnd.ms-dds\0"
	"image/vnd.ms-modi\0"
	"image/vnd.pco.b16\0"
	"image/vnd.radiance\0"
	"image/vnd.sealed.png\0"
	"image/vnd.sealedmedia.softseal.gif\0"
	"image/vnd.sealedmedia.softseal.jpg\0"
	"image/vnd.tencent.tap\0"
	"image/vnd.valve.source.texture\0"
	"image/vnd.wap.wbmp\0"
	"image/vnd.xiff\0"
	"image/vnd.zbrush.pcx\0"
	"image/wmf\0"
	"image/x-adobe-dng\0"
	"image/x-canon-cr2\0"
	"image/x-canon-crw\0"
	"image/x-cmu-raster\0"
	"image/x-coreldraw\0"
	"image/x-coreldrawpattern\0"
	"image/x-coreldrawtemplate\0"
	"image/x-corelphotopaint\0"
	"image/x-epson-erf\0"
	"image/x-jng\0"
	"image/x-nikon-nef\0"
	"image/x-olympus-orf\0"
	"image/x-portable-anymap\0"
	"image/x-portable-bitmap\0"
	"image/x-portable-graymap\0"
	"image/x-portable-pixmap\0"
	"image/x-rgb\0"
	"image/x-tga\0"
	"image/x-xbitmap\0"
	"image/x-xcf\0"
	"image/x-xpixmap\0"
	"image/x-xwindowdump\0"
	"message/global\0"
	"message/global-delivery-status\0"
	"message/global-disposition-notification\0"
	"message/global-headers\0"
	"message/rfc822\0"
	"model/3mf\0"
	"model/gltf+json\0"
	"model/gltf-binary\0"
	"model/iges\0"
	"model/JT\0"
	"model/mesh\0"
	"model/mtl\0"
	"model/obj\0"
	"model/prc\0"
	"model/step\0"
	"model/step+xml\0"
	"model/step+zip\0"
	"model/step-xml+zip\0"
	"model/stl\0"
	"model/u3d\0"
	"model/vnd.cld\0"
	"model/vnd.collada+xml\0"
	"model/vnd.dwf\0"
	"model/vnd.gdl\0"
	"model/vnd.gtw\0"
	"model/vnd.moml+xml\0"
	"model/vnd.opengex\0"
	"model/vnd.parasolid.transmit.binary\0"
	"model/vnd.parasolid.transmit.text\0"
	"model/vnd.pytha.pyox\0"
	"model/vnd.sap.vds\0"
	"model/vnd.usda\0"
	"model/vnd.usdz+zip\0"
	"model/vnd.valve.source.compiled-map\0"
	"model/vnd.vtu\0"
	"model/vrml\0"
	"model/x3d+fastinfoset\0"
	"model/x3d+xml\0"
	"model/x3d-vrml\0"
	"multipart/vnd.bint.med-plus\0"
	"multipart/voice-message\0"
	"text/cache-manifest\0"
	"text/calendar\0"
	"text/cql\0"
	"text/csv-schema\0"
	"text/dns\0"
	"text/gff3\0"
	"text/html\0"
	"text/javascript\0"
	"text/jcr-cnd\0"
	"text/markdown\0"
	"text/mizar\0"
	"text/n3\0"
	"text/plain\0"
	"text/provenance-notation\0"
	"text/prs.fallenstein.rst\0"
	"text/prs.lines.tag\0"
	"text/SGML\0"
	"text/shaclc\0"
	"text/shex\0"
	"text/spdx\0"
	"text/tab-separated-values\0"
	"text/texmacs\0"
	"text/troff\0"
	"text/turtle\0"
	"text/uri-list\0"
	"text/vcard\0"
	"text/vnd.a\0"
	"text/vnd.abc\0"
	"text/vnd.ascii-art\0"
	"text/vnd.curl\0"
	"text/vnd.debian.copyright\0"
	"text/vnd.DMClientScript\0"
	"text/vnd.esmertec.theme-descriptor\0"
	"text/vnd.exchangeable\0"
	"text/vnd.familysearch.gedcom\0"
	"text/vnd.ficlab.flt\0"
	"text/vnd.fly\0"
	"text/vnd.fmi.flexstor\0"
	"text/vnd.graphviz\0"
	"text/vnd.hans\0"
	"text/vnd.hgl\0"
	"text/vnd.in3d.3dml\0"
	"text/vnd.in3d.spot\0"
	"text/vnd.ms-mediapackage\0"
	"text/vnd.net2phone.commcenter.command\0"
	"text/vnd.senx.warpscript\0"
	"text/vnd.sosi\0"
	"text/vnd.sun.j2me.app-descriptor\0"
	"text/vnd.wap.si\0"
	"text/vnd.wap.sl\0"
	"text/vnd.wap.wml\0"
	"text/vnd.wap.wmlscript\0"
	"text/wgsl\0"
	"text/x-asm\0"
	"text/x-bibtex\0"
	"text/x-boo\0"
	"text/x-c++hdr\0"
	"text/x-c++src\0"
	"text/x-chdr\0"
	"text/x-component\0"
	"text/x-csh\0"
	"text/x-csrc\0"
	"text/x-diff\0"
	"text/x-dsrc\0"
	"text/x-fortran\0"
	"text/x-handlebars-template\0"
	"text/x-haskell\0"
	"text/x-java\0"
	"text/x-less\0"
	"text/x-lilypond\0"
	"text/x-literate-haskell\0"
	"text/x-lua\0"
	"text/x-moc\0"
	"text/x-opml\0"
	"text/x-pascal\0"
	"text/x-pcs-gcd\0"
	"text/x-perl\0"
	"text/x-python\0"
	"text/x-ruby\0"
	"text/x-sass\0"
	"text/x-scala\0"
	"text/x-scss\0"
	"text/x-setext\0"
	"text/x-sfv\0"
	"text/x-sh\0"
	"text/x-tcl\0"
	"text/x-tex\0"
	"text/x-vcalendar\0"
	"video/3gpp\0"
	"video/3gpp2\0"
	"video/annodex\0"
	"video/dv\0"
	"video/fli\0"
	"video/gl\0"
	"video/iso.segment\0"
	"video/mj2\0"
	"video/mp2t\0"
	"video/mp4\0"
	"video/mpeg\0"
	"video/ogg\0"
	"video/quicktime\0"
	"video/vnd.dece.hd\0"
	"video/vnd.dece.mobile\0"
	"video/vnd.dece.mp4\0"
	"video/vnd.dece.pd\0"
	"video/vnd.dece.sd\0"
	"video/vnd.dece.video\0"
	"video/vnd.dvb.file\0"
	"video/vnd.fvt\0"
	"video/vnd.mpegurl\0"
	"video/vnd.ms-playready.media.pyv\0"
	"video/vnd.nokia.interleaved-multimedia\0"
	"video/vnd.radgamettools.bink\0"
	"video/vnd.radgamettools.smacker\0"
	"video/vnd.sealed.mpeg1\0"
	"video/vnd.sealed.mpeg4\0"
	"video/vnd.sealed.swf\0"
	"video/vnd.sealedmedia.softseal.mov\0"
	"video/vnd.vivo\0"
	"video/vnd.youtube.yt\0"
	"video/x-f4v\0"
	"video/x-flv\0"
	"video/x-la-asf\0"
	"video/x-matroska\0"
	"video/x-mng\0"
	"video/x-ms-wm\0"
	"video/x-ms-wmv\0"
	"video/x-ms-wmx\0"
	"video/x-ms-wvx\0"
	"video/x-msvideo\0"
	"video/x-sgi-movie\0"
;

/* Sorted by the bytes of the extension; type is an offset. */
static const struct {
	char extension[12];
	uint16_t type;
} mime_others[] MIME_RARE = {
	{ "%", 23259 },
	{ "123", 12441 },
	{ "1clr", 703 },
	{ "1km", 4876 },
	{ "210", 2512 },
	{ "3dm", 28768 },
	{ "3dml", 28768 },
	{ "3g2", 29507 },
	{ "3gp", 29496 },
	{ "3mf", 27509 },
	{ "3tz", 12754 },
	{ "726", 23971 },
	{ "7z", 21559 },
	{ "a", 28475 },
	{ "a2l", 0 },
	{ "aa3", 24097 },
	{ "aac", 23986 },
	{ "aal", 24053 },
	{ "abc", 28486 },
	{ "abw", 21587 },
	{ "ac", 2837 },
	{ "ac2", 6465 },
	{ "ac3", 23996 },
	{ "acc", 5622 },
	{ "acn", 24043 },
	{ "acu", 5183 },
	{ "acutc", 5208 },
	{ "adoc", 28266 },
	{ "adts", 23986 },
	{ "aep", 6317 },
	{ "afp", 5362 },
	{ "age", 5463 },
	{ "ahead", 5483 },
	{ "ai", 2952 },
	{ "aif", 24753 },
	{ "aifc", 24753 },
	{ "aiff", 24753 },
	{ "aion", 20262 },
	{ "ait", 8551 },
	{ "alc", 24872 },
	{ "ami", 5659 },
	{ "aml", 16 },
	{ "amlx", 334 },
	{ "amr", 24006 },
	{ "anx", 57 },
	{ "apex", 5982 },
	{ "apexlang", 5982 },
	{ "apk", 5713 },
	{ "apkg", 5753 },
	{ "apng", 25961 },
	{ "appcache", 28116 },
	{ "appimage", 6007 },
	{ "apr", 12469 },
	{ "apxml", 306 },
	{ "arrow", 5881 },
	{ "arrows", 5915 },
	{ "art", 27494 },
	{ "artisan", 6250 },
	{ "asc", 2632 },
	{ "ascii", 28499 },
	{ "asciidoc", 28266 },
	{ "asf", 13359 },
	{ "asice", 8960 },
	{ "asics", 8992 },
	{ "asm", 29023 },
	{ "asn", 25782 },
	{ "aso", 25754 },
	{ "ass", 23986 },
	{ "astro", 28266 },
	{ "at3", 24097 },
	{ "atc", 5208 },
	{ "atf", 77 },
	{ "atfx", 93 },
	{ "atomcat", 110 },
	{ "atomdeleted", 134 },
	{ "atomsrv", 162 },
	{ "atomsvc", 187 },
	{ "atx", 24083 },
	{ "atxml", 288 },
	{ "au", 24110 },
	{ "auc", 4265 },
	{ "avci", 25972 },
	{ "avcs", 25983 },
	{ "avi", 30212 },
	{ "awb", 24016 },
	{ "axa", 24029 },
	{ "axv", 29519 },
	{ "azf", 5511 },
	{ "azs", 5549 },
	{ "azv", 26419 },
	{ "azw3", 5587 },
	{ "b", 25618 },
	{ "b16", 26720 },
	{ "bak", 23259 },
	{ "bar", 17355 },
	{ "bash", 29447 },
	{ "bat", 22629 },
	{ "bcpio", 21639 },
	{ "bdm", 19654 },
	{ "bed", 17515 },
	{ "bh2", 9845 },
	{ "bib", 29034 },
	{ "bik", 29886 },
	{ "bin", 2372 },
	{ "bk2", 29886 },
	{ "bkm", 14524 },
	{ "blend", 21684 },
	{ "bmed", 28064 },
	{ "bmi", 6673 },
	{ "bmml", 6401 },
	{ "bmpr", 6435 },
	{ "boo", 29048 },
	{ "book", 22536 },
	{ "box", 17202 },
	{ "bpd", 10830 },
	{ "brf", 28266 },
	{ "bsd", 25072 },
	{ "bsp", 27952 },
	{ "btf", 26325 },
	{ "btif", 26325 },
	{ "bz2", 21706 },
	{ "c", 29127 },
	{ "c++", 29073 },
	{ "c11amc", 7011 },
	{ "c11amz", 7056 },
	{ "c3d", 24969 },
	{ "c3ex", 456 },
	{ "c4d", 6981 },
	{ "c4f", 6981 },
	{ "c4g", 6981 },
	{ "c4p", 6981 },
	{ "c4u", 6981 },
	{ "c9r", 7924 },
	{ "c9s", 7924 },
	{ "cab", 13382 },
	{ "cac", 24891 },
	{ "cache", 24891 },
	{ "caf", 24766 },
	{ "cap", 19791 },
	{ "car", 11556 },
	{ "carjson", 9061 },
	{ "cascii", 24929 },
	{ "cat", 13773 },
	{ "cbin", 24929 },
	{ "cbor", 439 },
	{ "cbr", 7481 },
	{ "cbz", 7451 },
	{ "cc", 29073 },
	{ "ccc", 28831 },
	{ "ccmp", 474 },
	{ "ccxml", 495 },
	{ "cda", 21726 },
	{ "cdbcmsg", 7573 },
	{ "cdf", 21726 },
	{ "cdfx", 517 },
	{ "cdkey", 12875 },
	{ "cdmia", 538 },
	{ "cdmic", 566 },
	{ "cdmid", 593 },
	{ "cdmio", 617 },
	{ "cdmiq", 641 },
	{ "cdr", 27039 },
	{ "cdt", 27082 },
	{ "cdx", 24954 },
	{ "cdxml", 6768 },
	{ "cdy", 6860 },
	{ "cea", 664 },
	{ "cef", 25124 },
	{ "cellml", 680 },
	{ "cer", 2864 },
	{ "cfg", 28266 },
	{ "cgm", 26005 },
	{ "chm", 24987 },
	{ "chrt", 11872 },
	{ "cif", 25007 },
	{ "cii", 5774 },
	{ "cil", 13331 },
	{ "cjs", 28204 },
	{ "cl", 3969 },
	{ "cla", 6928 },
	{ "class", 1574 },
	{ "cld", 27694 },
	{ "clj", 28266 },
	{ "clkk", 7697 },
	{ "clkp", 7736 },
	{ "clkt", 7774 },
	{ "clkw", 7813 },
	{ "clkx", 7667 },
	{ "cls", 29468 },
	{ "clue", 719 },
	{ "cmake", 28266 },
	{ "cmc", 7639 },
	{ "cmdf", 25022 },
	{ "cml", 25038 },
	{ "cmp", 21303 },
	{ "cmsc", 745 },
	{ "cnd", 28220 },
	{ "cod", 17641 },
	{ "coffee", 7105 },
	{ "com", 22629 },
	{ "conf", 28266 },
	{ "copyright", 28532 },
	{ "coswid", 4193 },
	{ "cpa", 25053 },
	{ "cpio", 21840 },
	{ "cpkg", 20968 },
	{ "cpl", 761 },
	{ "cpp", 29073 },
	{ "cpt", 27108 },
	{ "cql", 28150 },
	{ "cr2", 26984 },
	{ "crl", 2886 },
	{ "crt", 23444 },
	{ "crtr", 14387 },
	{ "crw", 27002 },
	{ "crx", 21765 },
	{ "cryptomator", 7962 },
	{ "cryptonote", 17610 },
	{ "cs", 28266 },
	{ "csd", 24122 },
	{ "csf", 24908 },
	{ "csh", 29116 },
	{ "csl", 6887 },
	{ "csm", 25093 },
	{ "csml", 25093 },
	{ "csp", 7545 },
	{ "csrattrs", 781 },
	{ "cst", 7545 },
	{ "csvs", 28159 },
	{ "ctab", 24929 },
	{ "ctx", 25109 },
	{ "cu", 802 },
	{ "cub", 25248 },
	{ "cuc", 4336 },
	{ "cur", 26660 },
	{ "curl", 28518 },
	{ "cw", 3002 },
	{ "cwl", 823 },
	{ "cww", 3002 },
	{ "cxf", 25124 },
	{ "cxx", 29073 },
	{ "d", 29151 },
	{ "dae", 27708 },
	{ "daf", 13075 },
	{ "dart", 8047 },
	{ "dataless", 9434 },
	{ "davmount", 882 },
	{ "dbf", 8124 },
	{ "dcd", 907 },
	{ "dcm", 923 },
	{ "dcr", 21859 },
	{ "dd2", 15758 },
	{ "ddd", 9878 },
	{ "ddeb", 8144 },
	{ "ddf", 19716 },
	{ "dds", 26685 },
	{ "deb", 8144 },
	{ "deploy", 2372 },
	{ "der", 2864 },
	{ "dfac", 8490 },
	{ "dif", 29533 },
	{ "diff", 29139 },
	{ "dii", 941 },
	{ "dim", 9371 },
	{ "dir", 21859 },
	{ "dis", 13102 },
	{ "dist", 6032 },
	{ "distz", 6032 },
	{ "dit", 957 },
	{ "dive", 16895 },
	{ "diz", 28266 },
	{ "djv", 26475 },
	{ "djvu", 26475 },
	{ "dl", 8100 },
	{ "dll", 22629 },
	{ "dls", 24135 },
	{ "dmg", 21609 },
	{ "dmp", 19791 },
	{ "dms", 28558 },
	{ "dna", 8365 },
	{ "dng", 26966 },
	{ "doc", 2244 },
	{ "docjson", 8385 },
	{ "docm", 14158 },
	{ "docx", 16550 },
	{ "dor", 27744 },
	{ "dot", 28723 },
	{ "dotm", 14207 },
	{ "dotx", 16622 },
	{ "dp", 16763 },
	{ "dpg", 8466 },
	{ "dpgraph", 8466 },
	{ "dpkg", 20995 },
	{ "dpx", 26031 },
	{ "drle", 26015 },
	{ "dsc", 28327 },
	{ "dsm", 8335 },
	{ "dssc", 1015 },
	{ "dtd", 23760 },
	{ "dts", 24455 },
	{ "dtshd", 24469 },
	{ "dump", 2372 },
	{ "dv", 29533 },
	{ "dvb", 29763 },
	{ "dvc", 1057 },
	{ "dvi", 21901 },
	{ "dwd", 211 },
	{ "dwf", 27730 },
	{ "dwg", 26490 },
	{ "dx", 25401 },
	{ "dxf", 26504 },
	{ "dxp", 18734 },
	{ "dxr", 21859 },
	{ "dzr", 8627 },
	{ "ear", 1514 },
	{ "ebuild", 10150 },
	{ "ecelp4800", 24584 },
	{ "ecelp7470", 24610 },
	{ "ecelp9600", 24636 },
	{ "ecig", 9134 },
	{ "ecigprofile", 9099 },
	{ "ecigtheme", 9170 },
	{ "eclass", 10180 },
	{ "edm", 14894 },
	{ "edx", 14923 },
	{ "efi", 1074 },
	{ "efif", 17045 },
	{ "ei6", 16974 },
	{ "el", 28266 },
	{ "eln", 8676 },
	{ "emb", 25139 },
	{ "embl", 25139 },
	{ "emf", 26041 },
	{ "eml", 27494 },
	{ "emm", 11060 },
	{ "emma", 1090 },
	{ "emotionml", 1111 },
	{ "ent", 23780 },
	{ "entity", 14524 },
	{ "enw", 24183 },
	{ "eol", 24411 },
	{ "eot", 13639 },
	{ "ep", 6607 },
	{ "eps", 2952 },
	{ "eps2", 2952 },
	{ "eps3", 2952 },
	{ "epsf", 2952 },
	{ "epsi", 2952 },
	{ "erf", 27132 },
	{ "erl", 28266 },
	{ "es", 28204 },
	{ "es3", 8931 },
	{ "esa", 16787 },
	{ "esf", 8724 },
	{ "espass", 8897 },
	{ "et3", 8931 },
	{ "etx", 29422 },
	{ "evb", 24171 },
	{ "evc", 24145 },
	{ "evw", 24196 },
	{ "ex", 28266 },
	{ "exe", 22629 },
	{ "exi", 1137 },
	{ "exp", 1153 },
	{ "exr", 25950 },
	{ "exs", 28266 },
	{ "ext", 14952 },
	{ "ez", 32 },
	{ "ez2", 9273 },
	{ "ez3", 9301 },
	{ "f", 29163 },
	{ "f4v", 30085 },
	{ "f77", 29163 },
	{ "f90", 29163 },
	{ "fb", 22536 },
	{ "fbdoc", 22536 },
	{ "fbs", 26518 },
	{ "fbx", 6344 },
	{ "fcdt", 5266 },
	{ "fch", 25217 },
	{ "fchk", 25217 },
	{ "fcs", 11682 },
	{ "fdf", 1197 },
	{ "fdt", 1213 },
	{ "fe_launch", 8296 },
	{ "fg5", 9813 },
	{ "fig", 23471 },
	{ "finf", 1173 },
	{ "fish", 29447 },
	{ "fit", 26051 },
	{ "fits", 26051 },
	{ "fla", 8519 },
	{ "flac", 24209 },
	{ "flatpak", 9518 },
	{ "flatpakref", 9542 },
	{ "flatpakrepo", 9570 },
	{ "flb", 9460 },
	{ "fli", 29542 },
	{ "flo", 12993 },
	{ "flt", 28668 },
	{ "flv", 30097 },
	{ "flw", 11928 },
	{ "flx", 28701 },
	{ "fly", 28688 },
	{ "fm", 22536 },
	{ "fo", 18610 },
	{ "fpx", 26541 },
	{ "frame", 22536 },
	{ "frm", 22536 },
	{ "fsc", 9691 },
	{ "fst", 26555 },
	{ "ftc", 9626 },
	{ "fti", 5829 },
	{ "fts", 26051 },
	{ "fvt", 29782 },
	{ "fxp", 5306 },
	{ "fxpl", 5306 },
	{ "fzs", 10033 },
	{ "g2w", 10388 },
	{ "g3w", 10412 },
	{ "gac", 10530 },
	{ "gal", 25299 },
	{ "gam", 25193 },
	{ "gamin", 25193 },
	{ "gan", 21984 },
	{ "gau", 25273 },
	{ "gbr", 3393 },
	{ "gcd", 29332 },
	{ "gcf", 22055 },
	{ "gcg", 25323 },
	{ "gdl", 27744 },
	{ "gdz", 9331 },
	{ "ged", 28639 },
	{ "gen", 25348 },
	{ "genozip", 10093 },
	{ "geo", 8603 },
	{ "geojson", 1281 },
	{ "gex", 10330 },
	{ "gf", 23195 },
	{ "gff3", 28184 },
	{ "ggb", 10238 },
	{ "ggs", 10268 },
	{ "ggt", 10300 },
	{ "ghf", 10561 },
	{ "gim", 10589 },
	{ "gjc", 25273 },
	{ "gjf", 25273 },
	{ "gl", 29552 },
	{ "glb", 27535 },
	{ "glbin", 1333 },
	{ "glbuf", 1333 },
	{ "gltf", 27519 },
	{ "gml", 1357 },
	{ "gnumeric", 22011 },
	{ "go", 28266 },
	{ "gph", 9599 },
	{ "gpkg", 1302 },
	{ "gpt", 25639 },
	{ "gpx", 1377 },
	{ "gqf", 10507 },
	{ "gqs", 10507 },
	{ "gram", 4092 },
	{ "graphql", 28266 },
	{ "grd", 10117 },
	{ "gre", 10330 },
	{ "grv", 10629 },
	{ "grxml", 4109 },
	{ "gsf", 21919 },
	{ "gsheet", 4754 },
	{ "gsm", 27744 },
	{ "gtar", 22089 },
	{ "gtm", 10661 },
	{ "gtw", 27758 },
	{ "gv", 28723 },
	{ "gxt", 10364 },
	{ "h", 29087 },
	{ "h++", 29059 },
	{ "hal", 10763 },
	{ "hans", 28741 },
	{ "har", 1615 },
	{ "hbc", 10830 },
	{ "hbci", 10830 },
	{ "hbs", 29178 },
	{ "hdf", 22108 },
	{ "hdr", 26738 },
	{ "hdt", 10851 },
	{ "heic", 26062 },
	{ "heics", 26073 },
	{ "heif", 26093 },
	{ "heifs", 26104 },
	{ "hej2", 26124 },
	{ "held", 236 },
	{ "hgl", 28755 },
	{ "hh", 29059 },
	{ "hif", 25994 },
	{ "hin", 25367 },
	{ "hpgl", 10905 },
	{ "hpi", 10929 },
	{ "hpid", 10929 },
	{ "hpp", 29059 },
	{ "hps", 10953 },
	{ "hpub", 3022 },
	{ "hqx", 1857 },
	{ "hrl", 28266 },
	{ "hs", 29205 },
	{ "hsj2", 26136 },
	{ "hta", 1414 },
	{ "htc", 29099 },
	{ "htke", 12067 },
	{ "hvd", 21076 },
	{ "hvp", 21139 },
	{ "hvs", 21106 },
	{ "hwp", 22150 },
	{ "hxx", 29059 },
	{ "i2g", 11481 },
	{ "ic0", 7511 },
	{ "ic1", 7511 },
	{ "ic2", 7511 },
	{ "ic3", 7511 },
	{ "ic4", 7511 },
	{ "ic5", 7511 },
	{ "ic6", 7511 },
	{ "ic7", 7511 },
	{ "ic8", 7511 },
	{ "ica", 22168 },
	{ "icc", 11200 },
	{ "icd", 7511 },
	{ "icf", 7511 },
	{ "icm", 11200 },
	{ "ics", 28136 },
	{ "ief", 26147 },
	{ "ifb", 28136 },
	{ "ifc", 2512 },
	{ "ifm", 18200 },
	{ "iges", 27553 },
	{ "igl", 11227 },
	{ "igm", 11421 },
	{ "ign", 7602 },
	{ "ignition", 7602 },
	{ "igs", 27553 },
	{ "igx", 13024 },
	{ "iif", 18284 },
	{ "iii", 22235 },
	{ "imf", 11252 },
	{ "img", 2372 },
	{ "imgcal", 5074 },
	{ "imi", 11290 },
	{ "imp", 5149 },
	{ "importmap", 1615 },
	{ "ims", 13669 },
	{ "imscc", 11391 },
	{ "in", 28266 },
	{ "info", 22186 },
	{ "ini", 28266 },
	{ "ink", 1454 },
	{ "inkml", 1454 },
	{ "inp", 25193 },
	{ "ins", 22205 },
	{ "iota", 6279 },
	{ "ipfix", 1476 },
	{ "ipk", 18327 },
	{ "ipynb", 22256 },
	{ "irm", 11125 },
	{ "irp", 11619 },
	{ "ism", 27744 },
	{ "iso", 22281 },
	{ "isp", 22205 },
	{ "ist", 25382 },
	{ "istc", 20297 },
	{ "istr", 25382 },
	{ "isws", 20297 },
	{ "itp", 18240 },
	{ "its", 1494 },
	{ "ivp", 11327 },
	{ "ivu", 11359 },
	{ "jad", 28908 },
	{ "jam", 11707 },
	{ "jar", 1514 },
	{ "java", 29220 },
	{ "jdx", 25401 },
	{ "jfif", 26177 },
	{ "jhc", 26198 },
	{ "jisp", 11765 },
	{ "jl", 28266 },
	{ "jls", 26157 },
	{ "jlt", 10976 },
	{ "jmz", 22338 },
	{ "jng", 27150 },
	{ "jnlp", 22309 },
	{ "joda", 11786 },
	{ "jp2", 26167 },
	{ "jpe", 26177 },
	{ "jpf", 26219 },
	{ "jpg2", 26167 },
	{ "jpgm", 26209 },
	{ "jph", 26188 },
	{ "jphc", 26198 },
	{ "jpm", 26209 },
	{ "jpx", 26219 },
	{ "jrd", 1594 },
	{ "json-patch", 1632 },
	{ "json5", 1660 },
	{ "jsonl", 22675 },
	{ "jsonld", 1678 },
	{ "jsontd", 4531 },
	{ "jsontm", 4679 },
	{ "jsx", 28266 },
	{ "jt", 27564 },
	{ "jtd", 28582 },
	{ "jxr", 26229 },
	{ "jxra", 26239 },
	{ "jxrs", 26250 },
	{ "jxs", 26261 },
	{ "jxsc", 26271 },
	{ "jxsi", 26282 },
	{ "jxss", 26293 },
	{ "kar", 24252 },
	{ "karbon", 11845 },
	{ "kcm", 14524 },
	{ "kdbx", 22357 },
	{ "key", 2632 },
	{ "keynote", 6068 },
	{ "kfo", 11899 },
	{ "kia", 12094 },
	{ "kil", 22380 },
	{ "kin", 25421 },
	{ "kml", 10437 },
	{ "kmz", 10474 },
	{ "kne", 12123 },
	{ "knp", 12123 },
	{ "kom", 10830 },
	{ "kon", 11954 },
	{ "koz", 24371 },
	{ "kpr", 11982 },
	{ "kpt", 11982 },
	{ "ksp", 12013 },
	{ "kt", 28266 },
	{ "ktr", 11821 },
	{ "kts", 28266 },
	{ "ktx", 26304 },
	{ "ktx2", 26314 },
	{ "ktz", 11821 },
	{ "kwd", 12041 },
	{ "kwt", 12041 },
	{ "l16", 24231 },
	{ "las", 12199 },
	{ "lasjson", 12219 },
	{ "lasxml", 12248 },
	{ "latex", 22407 },
	{ "lbc", 24220 },
	{ "lbd", 12276 },
	{ "lbe", 12327 },
	{ "lca", 12383 },
	{ "lcs", 12383 },
	{ "le", 6640 },
	{ "les", 10871 },
	{ "less", 29232 },
	{ "lgr", 1698 },
	{ "lha", 22427 },
	{ "lhs", 29260 },
	{ "lhzd", 6499 },
	{ "lhzl", 6536 },
	{ "lin", 395 },
	{ "line", 14494 },
	{ "link66", 17665 },
	{ "lisp", 28266 },
	{ "list", 28266 },
	{ "list3820", 5362 },
	{ "listafp", 5362 },
	{ "lmp", 27744 },
	{ "loas", 24360 },
	{ "log", 28266 },
	{ "loom", 12420 },
	{ "lostsyncxml", 1763 },
	{ "lostxml", 1742 },
	{ "lpf", 1788 },
	{ "lrm", 13692 },
	{ "lsf", 30109 },
	{ "lst", 28266 },
	{ "lsx", 30109 },
	{ "ltx", 29468 },
	{ "lua", 29284 },
	{ "lvp", 24507 },
	{ "lwp", 12624 },
	{ "lxf", 1808 },
	{ "ly", 29244 },
	{ "lyx", 22445 },
	{ "lz", 1824 },
	{ "lz4", 22463 },
	{ "lzh", 22481 },
	{ "lzma", 22499 },
	{ "lzx", 22518 },
	{ "m", 20751 },
	{ "m1v", 29610 },
	{ "m21", 2166 },
	{ "m2t", 29589 },
	{ "m2ts", 29589 },
	{ "m2v", 29610 },
	{ "m3g", 1841 },
	{ "m3u", 24301 },
	{ "m3u8", 6098 },
	{ "m4b", 24280 },
	{ "m4s", 29561 },
	{ "m4u", 29796 },
	{ "m4v", 29600 },
	{ "ma", 1970 },
	{ "mads", 1882 },
	{ "maei", 2097 },
	{ "mag", 8647 },
	{ "mail", 27494 },
	{ "maker", 22536 },
	{ "man", 23279 },
	{ "manifest", 28116 },
	{ "markdown", 28233 },
	{ "mb", 1970 },
	{ "mbk", 13129 },
	{ "mbox", 2017 },
	{ "mc1", 12847 },
	{ "mc2", 28869 },
	{ "mcd", 12827 },
	{ "mcif", 25601 },
	{ "mcm", 25441 },
	{ "mdb", 2183 },
	{ "mdc", 12722 },
	{ "mdi", 26702 },
	{ "me", 23303 },
	{ "mesh", 27573 },
	{ "meta4", 2034 },
	{ "mets", 2060 },
	{ "mf4", 2081 },
	{ "mfm", 12972 },
	{ "mft", 3423 },
	{ "mgp", 16724 },
	{ "mgz", 17237 },
	{ "mhas", 24241 },
	{ "mht", 27494 },
	{ "mhtml", 27494 },
	{ "mid", 24252 },
	{ "midi", 24252 },
	{ "mif", 13055 },
	{ "miz", 28247 },
	{ "mj2", 29579 },
	{ "mjp2", 29579 },
	{ "mk", 28266 },
	{ "mka", 24778 },
	{ "mkv", 30124 },
	{ "ml2", 19542 },
	{ "mlp", 24435 },
	{ "mm", 21961 },
	{ "mmd", 6823 },
	{ "mmdb", 12792 },
	{ "mmf", 18472 },
	{ "mml", 1994 },
	{ "mmod", 25464 },
	{ "mmr", 26569 },
	{ "mng", 30141 },
	{ "mobi", 22556 },
	{ "moc", 29295 },
	{ "mod", 23760 },
	{ "model-inter", 20209 },
	{ "mods", 2145 },
	{ "mol", 25492 },
	{ "mol2", 19542 },
	{ "moml", 27772 },
	{ "moo", 25685 },
	{ "mop", 25662 },
	{ "mopcrt", 25662 },
	{ "mov", 29631 },
	{ "movie", 30228 },
	{ "mp1", 24290 },
	{ "mp2", 24290 },
	{ "mp21", 2166 },
	{ "mpc", 25662 },
	{ "mpd", 839 },
	{ "mpdd", 860 },
	{ "mpe", 29610 },
	{ "mpeg", 29610 },
	{ "mpega", 24290 },
	{ "mpf", 28806 },
	{ "mpg", 29610 },
	{ "mpg4", 29600 },
	{ "mpga", 24290 },
	{ "mph", 21819 },
	{ "mpkg", 6032 },
	{ "mpm", 6573 },
	{ "mpn", 13264 },
	{ "mpp", 14107 },
	{ "mpt", 14107 },
	{ "mpv", 30124 },
	{ "mpw", 9203 },
	{ "mpy", 11097 },
	{ "mqy", 13156 },
	{ "mrc", 1929 },
	{ "mrcx", 1946 },
	{ "ms", 23326 },
	{ "msa", 14335 },
	{ "msd", 9407 },
	{ "mseed", 9407 },
	{ "mseq", 14366 },
	{ "msf", 8750 },
	{ "msg", 13746 },
	{ "msh", 27573 },
	{ "msi", 22657 },
	{ "msix", 2204 },
	{ "msixbundle", 2221 },
	{ "msl", 13183 },
	{ "msm", 27744 },
	{ "msp", 2372 },
	{ "msty", 14444 },
	{ "msu", 2372 },
	{ "mtl", 27584 },
	{ "mts", 29589 },
	{ "multitrack", 24662 },
	{ "mus", 14419 },
	{ "musd", 2121 },
	{ "mvb", 25706 },
	{ "mvt", 12687 },
	{ "mwc", 8466 },
	{ "mwf", 12951 },
	{ "mxf", 2263 },
	{ "mxi", 20209 },
	{ "mxl", 17543 },
	{ "mxmf", 24263 },
	{ "mxml", 23881 },
	{ "mxs", 19957 },
	{ "mxu", 29796 },
	{ "n3", 28258 },
	{ "nb", 20715 },
	{ "nbp", 20795 },
	{ "nc", 22696 },
	{ "ndc", 16694 },
	{ "ndjson", 22675 },
	{ "ndl", 12532 },
	{ "nds", 14603 },
	{ "nebul", 14494 },
	{ "nef", 27162 },
	{ "nfo", 28266 },
	{ "ngdat", 14789 },
	{ "nim", 29847 },
	{ "nimn", 14582 },
	{ "nitf", 14672 },
	{ "nix", 28266 },
	{ "nlu", 14548 },
	{ "nml", 8700 },
	{ "nnd", 14693 },
	{ "nns", 14728 },
	{ "nnw", 14760 },
	{ "notebook", 18493 },
	{ "nq", 2279 },
	{ "ns2", 12532 },
	{ "ns3", 12532 },
	{ "ns4", 12532 },
	{ "nsf", 12532 },
	{ "nsg", 12532 },
	{ "nsh", 12532 },
	{ "nt", 2299 },
	{ "ntf", 12532 },
	{ "numbers", 6128 },
	{ "nwc", 22751 },
	{ "o", 22769 },
	{ "oa2", 9751 },
	{ "oa3", 9782 },
	{ "oas", 9721 },
	{ "obg", 15989 },
	{ "obgx", 15955 },
	{ "obj", 27594 },
	{ "oda", 2397 },
	{ "odb", 14981 },
	{ "odc", 15021 },
	{ "odd", 4551 },
	{ "odf", 15112 },
	{ "odg", 15155 },
	{ "odi", 15252 },
	{ "odm", 15591 },
	{ "odp", 15343 },
	{ "ods", 15448 },
	{ "odt", 15551 },
	{ "odx", 2413 },
	{ "oeb", 16026 },
	{ "oga", 24315 },
	{ "ogex", 27791 },
	{ "ogv", 29621 },
	{ "ogx", 2459 },
	{ "old", 23259 },
	{ "omg", 24097 },
	{ "one", 2475 },
	{ "onepkg", 2475 },
	{ "onetmp", 2475 },
	{ "onetoc2", 2475 },
	{ "opf", 2429 },
	{ "opml", 29306 },
	{ "oprc", 16850 },
	{ "or2", 12560 },
	{ "or3", 12560 },
	{ "orc", 24122 },
	{ "orf", 27180 },
	{ "org", 28266 },
	{ "orq", 2321 },
	{ "ors", 2346 },
	{ "osf", 21171 },
	{ "osm", 16094 },
	{ "ota", 5685 },
	{ "otc", 15062 },
	{ "otg", 15199 },
	{ "oth", 15687 },
	{ "oti", 15293 },
	{ "otp", 15391 },
	{ "ots", 15495 },
	{ "ott", 15638 },
	{ "ova", 23369 },
	{ "ovl", 5389 },
	{ "oxlicg", 16818 },
	{ "oxps", 2495 },
	{ "oxt", 16054 },
	{ "oza", 22790 },
	{ "p", 29318 },
	{ "p10", 2702 },
	{ "p12", 2721 },
	{ "p21", 2512 },
	{ "p2p", 20647 },
	{ "p7b", 22819 },
	{ "p7c", 2740 },
	{ "p7m", 2740 },
	{ "p7r", 22852 },
	{ "p7s", 2763 },
	{ "p7z", 2740 },
	{ "p8", 2791 },
	{ "p8e", 2809 },
	{ "pac", 22717 },
	{ "package", 6373 },
	{ "pages", 6158 },
	{ "parquet", 5951 },
	{ "pas", 29318 },
	{ "pat", 27057 },
	{ "patch", 29139 },
	{ "paw", 16922 },
	{ "pbd", 17147 },
	{ "pbm", 27224 },
	{ "pcap", 19791 },
	{ "pcf", 21938 },
	{ "pcl", 11000 },
	{ "pcx", 26935 },
	{ "pdb", 25808 },
	{ "pdx", 2556 },
	{ "pem", 2572 },
	{ "pfa", 21919 },
	{ "pfb", 21919 },
	{ "pfr", 1233 },
	{ "pfx", 2721 },
	{ "pgb", 26631 },
	{ "pgm", 27248 },
	{ "pgn", 6797 },
	{ "pgp", 2606 },
	{ "php", 22126 },
	{ "pil", 17000 },
	{ "pk", 23216 },
	{ "pkd", 10830 },
	{ "pkg", 6032 },
	{ "pki", 2932 },
	{ "pkipath", 2907 },
	{ "pkpass", 6186 },
	{ "pl", 29347 },
	{ "plb", 4921 },
	{ "plc", 13210 },
	{ "plf", 17119 },
	{ "plj", 24486 },
	{ "plp", 16871 },
	{ "pls", 24846 },
	{ "pm", 29347 },
	{ "pml", 7996 },
	{ "pmtiles", 17095 },
	{ "pnm", 27200 },
	{ "po", 28266 },
	{ "portpkg", 12654 },
	{ "pot", 28266 },
	{ "potm", 14052 },
	{ "potx", 16345 },
	{ "ppam", 13833 },
	{ "ppd", 8022 },
	{ "ppkg", 21022 },
	{ "ppm", 27273 },
	{ "pps", 13803 },
	{ "ppsm", 13996 },
	{ "ppsx", 16274 },
	{ "ppt", 13803 },
	{ "pptm", 13885 },
	{ "ppttc", 19843 },
	{ "pptx", 16133 },
	{ "pqa", 16850 },
	{ "prc", 27604 },
	{ "pre", 12500 },
	{ "preminet", 17177 },
	{ "prf", 2679 },
	{ "properties", 28266 },
	{ "proto", 28266 },
	{ "provn", 28277 },
	{ "provx", 2975 },
	{ "prt", 25727 },
	{ "prz", 12500 },
	{ "ps", 2952 },
	{ "psb", 4955 },
	{ "psd", 26393 },
	{ "pseg3820", 5362 },
	{ "psfs", 17270 },
	{ "psg", 5424 },
	{ "psid", 24325 },
	{ "pskcxml", 3124 },
	{ "pt", 18575 },
	{ "pti", 26340 },
	{ "ptid", 17329 },
	{ "ptrom", 18575 },
	{ "pub", 9240 },
	{ "pvb", 4989 },
	{ "pwn", 5116 },
	{ "py", 29359 },
	{ "pya", 24530 },
	{ "pyc", 22884 },
	{ "pyo", 22884 },
	{ "pyox", 27879 },
	{ "pyv", 29814 },
	{ "qam", 8776 },
	{ "qbo", 11506 },
	{ "qca", 8862 },
	{ "qcall", 8862 },
	{ "qcow2", 22910 },
	{ "qcp", 24156 },
	{ "qfx", 11531 },
	{ "qgs", 22934 },
	{ "qps", 17291 },
	{ "qt", 29631 },
	{ "qtl", 22953 },
	{ "quiz", 17427 },
	{ "quox", 17427 },
	{ "qvd", 19820 },
	{ "qwd", 17393 },
	{ "qwt", 17393 },
	{ "qxb", 17393 },
	{ "qxd", 17393 },
	{ "qxl", 17393 },
	{ "qxt", 17393 },
	{ "r", 28266 },
	{ "ra", 24825 },
	{ "ram", 24825 },
	{ "rapd", 3312 },
	{ "rar", 17495 },
	{ "ras", 27020 },
	{ "rb", 29373 },
	{ "rcprofile", 11581 },
	{ "rct", 3047 },
	{ "rd", 25515 },
	{ "rdf", 3145 },
	{ "rdf-crypt", 3070 },
	{ "rdp", 22983 },
	{ "rdz", 8068 },
	{ "relo", 2528 },
	{ "reload", 17578 },
	{ "rep", 6693 },
	{ "request", 14524 },
	{ "rfcxml", 3292 },
	{ "rgb", 27297 },
	{ "rgbe", 26738 },
	{ "rif", 3165 },
	{ "rip", 24692 },
	{ "rl", 3225 },
	{ "rlc", 26600 },
	{ "rld", 3256 },
	{ "rlm", 17578 },
	{ "rm", 24825 },
	{ "rms", 11727 },
	{ "rnc", 3189 },
	{ "rnd", 3047 },
	{ "rng", 23744 },
	{ "roa", 3449 },
	{ "roff", 28427 },
	{ "ros", 25823 },
	{ "rp9", 6953 },
	{ "rpm", 23001 },
	{ "rpss", 14858 },
	{ "rpst", 14823 },
	{ "rq", 4020 },
	{ "rs", 28266 },
	{ "rsat", 262 },
	{ "rsheet", 4783 },
	{ "rsm", 27744 },
	{ "rst", 28302 },
	{ "rtf", 3470 },
	{ "rusd", 3367 },
	{ "rxn", 25537 },
	{ "rxt", 12910 },
	{ "s", 29023 },
	{ "s11", 29947 },
	{ "s14", 29970 },
	{ "s1a", 18040 },
	{ "s1e", 17971 },
	{ "s1g", 26778 },
	{ "s1h", 17998 },
	{ "s1j", 26813 },
	{ "s1m", 24706 },
	{ "s1n", 26757 },
	{ "s1p", 17916 },
	{ "s1q", 30014 },
	{ "s1w", 17835 },
	{ "s3df", 17781 },
	{ "sac", 4434 },
	{ "saf", 21210 },
	{ "sam", 12624 },
	{ "sar", 17737 },
	{ "sarif", 3486 },
	{ "sass", 29385 },
	{ "sc", 11163 },
	{ "scala", 29397 },
	{ "scd", 17757 },
	{ "sce", 23038 },
	{ "sci", 23038 },
	{ "scim", 3509 },
	{ "scl", 19569 },
	{ "scld", 8415 },
	{ "scm", 12592 },
	{ "sco", 24122 },
	{ "scq", 3531 },
	{ "scr", 23104 },
	{ "scs", 3559 },
	{ "scsf", 17808 },
	{ "scss", 29410 },
	{ "sd", 25560 },
	{ "sd2", 24860 },
	{ "sda", 18885 },
	{ "sdc", 18816 },
	{ "sdd", 18919 },
	{ "sdf", 25560 },
	{ "sdkd", 18702 },
	{ "sdkm", 18702 },
	{ "sdo", 17835 },
	{ "sdoc", 17835 },
	{ "sdp", 3645 },
	{ "sds", 18850 },
	{ "sdw", 18990 },
	{ "see", 18081 },
	{ "seed", 9434 },
	{ "sem", 17862 },
	{ "sema", 18105 },
	{ "semd", 18126 },
	{ "semf", 18147 },
	{ "seml", 17862 },
	{ "senml", 3684 },
	{ "senml-etchc", 3729 },
	{ "senml-etchj", 3757 },
	{ "senmlc", 3661 },
	{ "senmle", 3785 },
	{ "senmlx", 3707 },
	{ "sensml", 3831 },
	{ "sensmlc", 3807 },
	{ "sensmle", 3878 },
	{ "sensmlx", 3855 },
	{ "ser", 1539 },
	{ "sfc", 14638 },
	{ "sfd", 9656 },
	{ "sfd-hdstx", 11023 },
	{ "sfs", 18763 },
	{ "sfv", 29436 },
	{ "sgf", 22034 },
	{ "sgi", 26778 },
	{ "sgif", 26778 },
	{ "sgl", 19026 },
	{ "sgm", 28346 },
	{ "sgml", 28346 },
	{ "sh", 29447 },
	{ "shaclc", 28356 },
	{ "shar", 23085 },
	{ "shc", 28356 },
	{ "shex", 28368 },
	{ "shf", 3931 },
	{ "shp", 18366 },
	{ "shtml", 28194 },
	{ "shx", 18386 },
	{ "si", 28941 },
	{ "sic", 20462 },
	{ "sid", 24325 },
	{ "sieve", 3951 },
	{ "sig", 2653 },
	{ "sik", 23259 },
	{ "silo", 27573 },
	{ "sis", 19595 },
	{ "sit", 23130 },
	{ "sitx", 23130 },
	{ "siv", 3951 },
	{ "sjp", 26813 },
	{ "sjpg", 26813 },
	{ "skd", 12145 },
	{ "skm", 12145 },
	{ "skp", 12145 },
	{ "skt", 12145 },
	{ "sl", 28957 },
	{ "sla", 17757 },
	{ "slaz", 17757 },
	{ "slc", 20486 },
	{ "sldm", 13944 },
	{ "sldx", 16207 },
	{ "sls", 3338 },
	{ "slt", 8809 },
	{ "sm", 19103 },
	{ "smc", 14638 },
	{ "smf", 18956 },
	{ "smh", 17889 },
	{ "smht", 17889 },
	{ "smi", 3999 },
	{ "smil", 3999 },
	{ "smk", 29915 },
	{ "sml", 3999 },
	{ "smo", 30014 },
	{ "smov", 30014 },
	{ "smp", 24706 },
	{ "smp3", 24706 },
	{ "smpg", 29947 },
	{ "sms", 5021 },
	{ "smv", 24339 },
	{ "smzip", 19069 },
	{ "snap", 18554 },
	{ "snd", 24110 },
	{ "so", 2372 },
	{ "soa", 28175 },
	{ "soc", 3901 },
	{ "sofa", 24349 },
	{ "sos", 28894 },
	{ "spc", 25169 },
	{ "spd", 18040 },
	{ "spdf", 18040 },
	{ "spdx", 28378 },
	{ "spf", 21244 },
	{ "spl", 1256 },
	{ "spn", 26757 },
	{ "spng", 26757 },
	{ "spo", 28787 },
	{ "spot", 28787 },
	{ "spp", 3616 },
	{ "sppt", 17916 },
	{ "spq", 3588 },
	{ "spx", 24315 },
	{ "sql", 4076 },
	{ "sqlite", 18792 },
	{ "sqlite3", 18792 },
	{ "sr", 18406 },
	{ "src", 23398 },
	{ "srt", 28266 },
	{ "sru", 4130 },
	{ "srx", 4045 },
	{ "sse", 12166 },
	{ "ssf", 8836 },
	{ "ssml", 4150 },
	{ "ssv", 18168 },
	{ "ssvc", 7890 },
	{ "ssw", 29993 },
	{ "sswf", 29993 },
	{ "st", 17700 },
	{ "stc", 19197 },
	{ "std", 19264 },
	{ "step", 27614 },
	{ "stf", 20874 },
	{ "sti", 19334 },
	{ "stif", 17943 },
	{ "stix", 4171 },
	{ "stk", 1430 },
	{ "stl", 27674 },
	{ "stml", 17998 },
	{ "stp", 27614 },
	{ "stpnc", 2512 },
	{ "stpx", 27625 },
	{ "stpxz", 27655 },
	{ "stpz", 27640 },
	{ "str", 16948 },
	{ "study-inter", 20209 },
	{ "stw", 19473 },
	{ "sty", 29468 },
	{ "sus", 19513 },
	{ "susp", 19513 },
	{ "sv4cpio", 23152 },
	{ "sv4crc", 23174 },
	{ "svc", 8575 },
	{ "svelte", 28266 },
	{ "svgz", 26354 },
	{ "sw", 25841 },
	{ "swf", 5232 },
	{ "swi", 6215 },
	{ "swidtag", 4215 },
	{ "swift", 28266 },
	{ "sxc", 19168 },
	{ "sxd", 19235 },
	{ "sxg", 19435 },
	{ "sxi", 19302 },
	{ "sxl", 17971 },
	{ "sxls", 17971 },
	{ "sxm", 19375 },
	{ "sxw", 19404 },
	{ "sy2", 19542 },
	{ "t", 28427 },
	{ "tag", 28327 },
	{ "taglet", 14472 },
	{ "tam", 15786 },
	{ "tamp", 15811 },
	{ "tamx", 15840 },
	{ "tao", 19749 },
	{ "tap", 26848 },
	{ "tat", 15869 },
	{ "tatp", 15897 },
	{ "tatx", 15926 },
	{ "tau", 4236 },
	{ "taz", 1397 },
	{ "tbz", 21706 },
	{ "tbz2", 21706 },
	{ "tcap", 5047 },
	{ "tcl", 29457 },
	{ "tcu", 4302 },
	{ "td", 4812 },
	{ "teacher", 18524 },
	{ "tei", 4551 },
	{ "teicorpus", 4551 },
	{ "ter", 4378 },
	{ "tex", 29468 },
	{ "texi", 23237 },
	{ "texinfo", 23237 },
	{ "text", 28266 },
	{ "tfi", 4571 },
	{ "tfx", 26379 },
	{ "tga", 27309 },
	{ "tgf", 25582 },
	{ "tgz", 1397 },
	{ "thmx", 13715 },
	{ "tif", 26368 },
	{ "tiff", 26368 },
	{ "tk", 29457 },
	{ "tlclient", 6725 },
	{ "tlz", 1824 },
	{ "tm", 28414 },
	{ "tmo", 19901 },
	{ "tnef", 14134 },
	{ "tnf", 14134 },
	{ "toml", 4699 },
	{ "torrent", 21659 },
	{ "tpl", 10697 },
	{ "tpt", 19932 },
	{ "tr", 28427 },
	{ "tra", 19986 },
	{ "tree", 17465 },
	{ "trig", 4716 },
	{ "ts", 29589 },
	{ "tsa", 4401 },
	{ "tsd", 4650 },
	{ "tsp", 995 },
	{ "tsq", 4594 },
	{ "tsr", 4622 },
	{ "tst", 9024 },
	{ "tsv", 28388 },
	{ "tsx", 28266 },
	{ "ttc", 25934 },
	{ "ttl", 28438 },
	{ "ttml", 4733 },
	{ "tuc", 4499 },
	{ "tur", 4475 },
	{ "twd", 18437 },
	{ "twds", 18437 },
	{ "txd", 10060 },
	{ "txf", 13237 },
	{ "txz", 23514 },
	{ "tzst", 23954 },
	{ "u3d", 27684 },
	{ "u8dsn", 27400 },
	{ "u8hdr", 27471 },
	{ "u8mdn", 27431 },
	{ "u8msg", 27385 },
	{ "udeb", 8144 },
	{ "ufd", 20010 },
	{ "ufdl", 20010 },
	{ "uis", 4843 },
	{ "umj", 20057 },
	{ "unityweb", 20080 },
	{ "uo", 20102 },
	{ "uoml", 20102 },
	{ "upa", 10830 },
	{ "uri", 28450 },
	{ "urim", 20127 },
	{ "urimap", 20127 },
	{ "uris", 28450 },
	{ "usda", 27918 },
	{ "usdz", 27933 },
	{ "ustar", 23349 },
	{ "utz", 20031 },
	{ "uva", 24390 },
	{ "uvd", 8182 },
	{ "uvf", 8182 },
	{ "uvg", 26452 },
	{ "uvh", 29647 },
	{ "uvi", 26452 },
	{ "uvm", 29665 },
	{ "uvp", 29706 },
	{ "uvs", 29724 },
	{ "uvt", 8208 },
	{ "uvu", 29687 },
	{ "uvv", 29742 },
	{ "uvva", 24390 },
	{ "uvvd", 8182 },
	{ "uvvf", 8182 },
	{ "uvvg", 26452 },
	{ "uvvh", 29647 },
	{ "uvvi", 26452 },
	{ "uvvm", 29665 },
	{ "uvvp", 29706 },
	{ "uvvs", 29724 },
	{ "uvvt", 8208 },
	{ "uvvu", 29687 },
	{ "uvvv", 29742 },
	{ "uvvx", 8238 },
	{ "uvvz", 8271 },
	{ "uvx", 8238 },
	{ "uvz", 8271 },
	{ "val", 25754 },
	{ "vbk", 24563 },
	{ "vbox", 17202 },
	{ "vcard", 28464 },
	{ "vcd", 21744 },
	{ "vcf", 28464 },
	{ "vcg", 10734 },
	{ "vcj", 21419 },
	{ "vcs", 29479 },
	{ "vcx", 20189 },
	{ "vds", 27900 },
	{ "ves", 20326 },
	{ "vew", 12469 },
	{ "vfk", 28617 },
	{ "vfr", 19881 },
	{ "viaframe", 19881 },
	{ "vim", 28266 },
	{ "vis", 20416 },
	{ "viv", 30049 },
	{ "vmd", 25888 },
	{ "vms", 25862 },
	{ "vmt", 20151 },
	{ "vpm", 28092 },
	{ "vrm", 28002 },
	{ "vrml", 28002 },
	{ "vsc", 20356 },
	{ "vsd", 20394 },
	{ "vsf", 20442 },
	{ "vss", 20394 },
	{ "vst", 20394 },
	{ "vsw", 20394 },
	{ "vtf", 26870 },
	{ "vtnstd", 20262 },
	{ "vtu", 27988 },
	{ "vue", 28266 },
	{ "vwx", 20234 },
	{ "vxml", 21394 },
	{ "wad", 21882 },
	{ "wadl", 19139 },
	{ "wafl", 20592 },
	{ "war", 1514 },
	{ "wat", 28266 },
	{ "wax", 24795 },
	{ "wbmp", 26901 },
	{ "wbs", 7852 },
	{ "wbxml", 20510 },
	{ "wcm", 14256 },
	{ "wdb", 14256 },
	{ "weba", 24742 },
	{ "webmanifest", 1903 },
	{ "wg", 17068 },
	{ "wgsl", 29013 },
	{ "wgt", 21476 },
	{ "wif", 21448 },
	{ "win", 27744 },
	{ "wk", 21541 },
	{ "wk1", 12441 },
	{ "wk3", 12441 },
	{ "wk4", 12441 },
	{ "wks", 14256 },
	{ "wlnk", 1718 },
	{ "wm", 30153 },
	{ "wma", 24810 },
	{ "wmc", 20695 },
	{ "wmd", 22587 },
	{ "wmf", 26956 },
	{ "wml", 28973 },
	{ "wmlc", 20536 },
	{ "wmls", 28990 },
	{ "wmlsc", 20561 },
	{ "wmv", 30167 },
	{ "wmx", 30182 },
	{ "wmz", 22608 },
	{ "wpd", 20826 },
	{ "wpl", 14281 },
	{ "wps", 14256 },
	{ "wqd", 20854 },
	{ "wrl", 28002 },
	{ "wsc", 20671 },
	{ "wsdl", 21495 },
	{ "wspolicy", 21516 },
	{ "wtb", 20622 },
	{ "wv", 20897 },
	{ "wvx", 30197 },
	{ "wz", 23424 },
	{ "x3d", 28035 },
	{ "x3db", 28013 },
	{ "x3dv", 28049 },
	{ "x3dvz", 28049 },
	{ "x3dz", 28035 },
	{ "x_b", 27809 },
	{ "x_t", 27845 },
	{ "xar", 20926 },
	{ "xav", 23531 },
	{ "xbd", 9944 },
	{ "xbm", 27321 },
	{ "xca", 23556 },
	{ "xcf", 27337 },
	{ "xcos", 23059 },
	{ "xcs", 414 },
	{ "xct", 9987 },
	{ "xdd", 368 },
	{ "xdf", 23582 },
	{ "xdm", 19686 },
	{ "xdp", 5332 },
	{ "xdssc", 1036 },
	{ "xdw", 9908 },
	{ "xel", 23608 },
	{ "xer", 23632 },
	{ "xfd", 20947 },
	{ "xfdf", 23683 },
	{ "xfdl", 20947 },
	{ "xhe", 24360 },
	{ "xht", 23700 },
	{ "xhtm", 23700 },
	{ "xhvml", 23881 },
	{ "xif", 26920 },
	{ "xla", 13416 },
	{ "xlam", 13441 },
	{ "xlc", 13416 },
	{ "xlf", 23722 },
	{ "xlim", 21049 },
	{ "xlm", 13416 },
	{ "xls", 13416 },
	{ "xlsb", 13488 },
	{ "xlsm", 13542 },
	{ "xlsx", 16415 },
	{ "xlt", 13416 },
	{ "xltm", 13589 },
	{ "xltx", 16481 },
	{ "xlw", 13416 },
	{ "xmls", 973 },
	{ "xmt_bin", 27809 },
	{ "xmt_txt", 27845 },
	{ "xns", 23659 },
	{ "xo", 15731 },
	{ "xodp", 7235 },
	{ "xods", 7344 },
	{ "xodt", 7134 },
	{ "xop", 23819 },
	{ "xotp", 7285 },
	{ "xots", 7393 },
	{ "xott", 7180 },
	{ "xpak", 10210 },
	{ "xpi", 23490 },
	{ "xpm", 27349 },
	{ "xpr", 11659 },
	{ "xps", 14304 },
	{ "xpw", 11448 },
	{ "xpx", 11448 },
	{ "xsd", 23744 },
	{ "xsf", 3100 },
	{ "xsl", 23839 },
	{ "xslt", 23839 },
	{ "xsm", 19627 },
	{ "xspf", 23860 },
	{ "xtel", 25903 },
	{ "xul", 13299 },
	{ "xvm", 23881 },
	{ "xvml", 23881 },
	{ "xwd", 27365 },
	{ "xyz", 25919 },
	{ "xyze", 26738 },
	{ "yang", 23917 },
	{ "yin", 23934 },
	{ "yme", 21279 },
	{ "yml", 23900 },
	{ "yt", 30064 },
	{ "z", 21796 },
	{ "zaz", 21363 },
	{ "zfc", 9491 },
	{ "zfo", 18654 },
	{ "zig", 28266 },
	{ "zir", 21343 },
	{ "zirz", 21343 },
	{ "zmm", 10787 },
	{ "zmt", 25662 },
	{ "zone", 28175 },
	{ "zsh", 29447 },
	{ "~", 23259 },
};
