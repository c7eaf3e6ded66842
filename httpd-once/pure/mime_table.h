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
	"application/x-brotli\0"
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
	{ "%", 23280 },
	{ "123", 12441 },
	{ "1clr", 703 },
	{ "1km", 4876 },
	{ "210", 2512 },
	{ "3dm", 28789 },
	{ "3dml", 28789 },
	{ "3g2", 29528 },
	{ "3gp", 29517 },
	{ "3mf", 27530 },
	{ "3tz", 12754 },
	{ "726", 23992 },
	{ "7z", 21559 },
	{ "a", 28496 },
	{ "a2l", 0 },
	{ "aa3", 24118 },
	{ "aac", 24007 },
	{ "aal", 24074 },
	{ "abc", 28507 },
	{ "abw", 21587 },
	{ "ac", 2837 },
	{ "ac2", 6465 },
	{ "ac3", 24017 },
	{ "acc", 5622 },
	{ "acn", 24064 },
	{ "acu", 5183 },
	{ "acutc", 5208 },
	{ "adoc", 28287 },
	{ "adts", 24007 },
	{ "aep", 6317 },
	{ "afp", 5362 },
	{ "age", 5463 },
	{ "ahead", 5483 },
	{ "ai", 2952 },
	{ "aif", 24774 },
	{ "aifc", 24774 },
	{ "aiff", 24774 },
	{ "aion", 20262 },
	{ "ait", 8551 },
	{ "alc", 24893 },
	{ "ami", 5659 },
	{ "aml", 16 },
	{ "amlx", 334 },
	{ "amr", 24027 },
	{ "anx", 57 },
	{ "apex", 5982 },
	{ "apexlang", 5982 },
	{ "apk", 5713 },
	{ "apkg", 5753 },
	{ "apng", 25982 },
	{ "appcache", 28137 },
	{ "appimage", 6007 },
	{ "apr", 12469 },
	{ "apxml", 306 },
	{ "arrow", 5881 },
	{ "arrows", 5915 },
	{ "art", 27515 },
	{ "artisan", 6250 },
	{ "asc", 2632 },
	{ "ascii", 28520 },
	{ "asciidoc", 28287 },
	{ "asf", 13359 },
	{ "asice", 8960 },
	{ "asics", 8992 },
	{ "asm", 29044 },
	{ "asn", 25803 },
	{ "aso", 25775 },
	{ "ass", 24007 },
	{ "astro", 28287 },
	{ "at3", 24118 },
	{ "atc", 5208 },
	{ "atf", 77 },
	{ "atfx", 93 },
	{ "atomcat", 110 },
	{ "atomdeleted", 134 },
	{ "atomsrv", 162 },
	{ "atomsvc", 187 },
	{ "atx", 24104 },
	{ "atxml", 288 },
	{ "au", 24131 },
	{ "auc", 4265 },
	{ "avci", 25993 },
	{ "avcs", 26004 },
	{ "avi", 30233 },
	{ "awb", 24037 },
	{ "axa", 24050 },
	{ "axv", 29540 },
	{ "azf", 5511 },
	{ "azs", 5549 },
	{ "azv", 26440 },
	{ "azw3", 5587 },
	{ "b", 25639 },
	{ "b16", 26741 },
	{ "bak", 23280 },
	{ "bar", 17355 },
	{ "bash", 29468 },
	{ "bat", 22650 },
	{ "bcpio", 21639 },
	{ "bdm", 19654 },
	{ "bed", 17515 },
	{ "bh2", 9845 },
	{ "bib", 29055 },
	{ "bik", 29907 },
	{ "bin", 2372 },
	{ "bk2", 29907 },
	{ "bkm", 14524 },
	{ "blend", 21684 },
	{ "bmed", 28085 },
	{ "bmi", 6673 },
	{ "bmml", 6401 },
	{ "bmpr", 6435 },
	{ "boo", 29069 },
	{ "book", 22557 },
	{ "box", 17202 },
	{ "bpd", 10830 },
	{ "br", 21706 },
	{ "brf", 28287 },
	{ "bsd", 25093 },
	{ "bsp", 27973 },
	{ "btf", 26346 },
	{ "btif", 26346 },
	{ "bz2", 21727 },
	{ "c", 29148 },
	{ "c++", 29094 },
	{ "c11amc", 7011 },
	{ "c11amz", 7056 },
	{ "c3d", 24990 },
	{ "c3ex", 456 },
	{ "c4d", 6981 },
	{ "c4f", 6981 },
	{ "c4g", 6981 },
	{ "c4p", 6981 },
	{ "c4u", 6981 },
	{ "c9r", 7924 },
	{ "c9s", 7924 },
	{ "cab", 13382 },
	{ "cac", 24912 },
	{ "cache", 24912 },
	{ "caf", 24787 },
	{ "cap", 19791 },
	{ "car", 11556 },
	{ "carjson", 9061 },
	{ "cascii", 24950 },
	{ "cat", 13773 },
	{ "cbin", 24950 },
	{ "cbor", 439 },
	{ "cbr", 7481 },
	{ "cbz", 7451 },
	{ "cc", 29094 },
	{ "ccc", 28852 },
	{ "ccmp", 474 },
	{ "ccxml", 495 },
	{ "cda", 21747 },
	{ "cdbcmsg", 7573 },
	{ "cdf", 21747 },
	{ "cdfx", 517 },
	{ "cdkey", 12875 },
	{ "cdmia", 538 },
	{ "cdmic", 566 },
	{ "cdmid", 593 },
	{ "cdmio", 617 },
	{ "cdmiq", 641 },
	{ "cdr", 27060 },
	{ "cdt", 27103 },
	{ "cdx", 24975 },
	{ "cdxml", 6768 },
	{ "cdy", 6860 },
	{ "cea", 664 },
	{ "cef", 25145 },
	{ "cellml", 680 },
	{ "cer", 2864 },
	{ "cfg", 28287 },
	{ "cgm", 26026 },
	{ "chm", 25008 },
	{ "chrt", 11872 },
	{ "cif", 25028 },
	{ "cii", 5774 },
	{ "cil", 13331 },
	{ "cjs", 28225 },
	{ "cl", 3969 },
	{ "cla", 6928 },
	{ "class", 1574 },
	{ "cld", 27715 },
	{ "clj", 28287 },
	{ "clkk", 7697 },
	{ "clkp", 7736 },
	{ "clkt", 7774 },
	{ "clkw", 7813 },
	{ "clkx", 7667 },
	{ "cls", 29489 },
	{ "clue", 719 },
	{ "cmake", 28287 },
	{ "cmc", 7639 },
	{ "cmdf", 25043 },
	{ "cml", 25059 },
	{ "cmp", 21303 },
	{ "cmsc", 745 },
	{ "cnd", 28241 },
	{ "cod", 17641 },
	{ "coffee", 7105 },
	{ "com", 22650 },
	{ "conf", 28287 },
	{ "copyright", 28553 },
	{ "coswid", 4193 },
	{ "cpa", 25074 },
	{ "cpio", 21861 },
	{ "cpkg", 20968 },
	{ "cpl", 761 },
	{ "cpp", 29094 },
	{ "cpt", 27129 },
	{ "cql", 28171 },
	{ "cr2", 27005 },
	{ "crl", 2886 },
	{ "crt", 23465 },
	{ "crtr", 14387 },
	{ "crw", 27023 },
	{ "crx", 21786 },
	{ "cryptomator", 7962 },
	{ "cryptonote", 17610 },
	{ "cs", 28287 },
	{ "csd", 24143 },
	{ "csf", 24929 },
	{ "csh", 29137 },
	{ "csl", 6887 },
	{ "csm", 25114 },
	{ "csml", 25114 },
	{ "csp", 7545 },
	{ "csrattrs", 781 },
	{ "cst", 7545 },
	{ "csvs", 28180 },
	{ "ctab", 24950 },
	{ "ctx", 25130 },
	{ "cu", 802 },
	{ "cub", 25269 },
	{ "cuc", 4336 },
	{ "cur", 26681 },
	{ "curl", 28539 },
	{ "cw", 3002 },
	{ "cwl", 823 },
	{ "cww", 3002 },
	{ "cxf", 25145 },
	{ "cxx", 29094 },
	{ "d", 29172 },
	{ "dae", 27729 },
	{ "daf", 13075 },
	{ "dart", 8047 },
	{ "dataless", 9434 },
	{ "davmount", 882 },
	{ "dbf", 8124 },
	{ "dcd", 907 },
	{ "dcm", 923 },
	{ "dcr", 21880 },
	{ "dd2", 15758 },
	{ "ddd", 9878 },
	{ "ddeb", 8144 },
	{ "ddf", 19716 },
	{ "dds", 26706 },
	{ "deb", 8144 },
	{ "deploy", 2372 },
	{ "der", 2864 },
	{ "dfac", 8490 },
	{ "dif", 29554 },
	{ "diff", 29160 },
	{ "dii", 941 },
	{ "dim", 9371 },
	{ "dir", 21880 },
	{ "dis", 13102 },
	{ "dist", 6032 },
	{ "distz", 6032 },
	{ "dit", 957 },
	{ "dive", 16895 },
	{ "diz", 28287 },
	{ "djv", 26496 },
	{ "djvu", 26496 },
	{ "dl", 8100 },
	{ "dll", 22650 },
	{ "dls", 24156 },
	{ "dmg", 21609 },
	{ "dmp", 19791 },
	{ "dms", 28579 },
	{ "dna", 8365 },
	{ "dng", 26987 },
	{ "doc", 2244 },
	{ "docjson", 8385 },
	{ "docm", 14158 },
	{ "docx", 16550 },
	{ "dor", 27765 },
	{ "dot", 28744 },
	{ "dotm", 14207 },
	{ "dotx", 16622 },
	{ "dp", 16763 },
	{ "dpg", 8466 },
	{ "dpgraph", 8466 },
	{ "dpkg", 20995 },
	{ "dpx", 26052 },
	{ "drle", 26036 },
	{ "dsc", 28348 },
	{ "dsm", 8335 },
	{ "dssc", 1015 },
	{ "dtd", 23781 },
	{ "dts", 24476 },
	{ "dtshd", 24490 },
	{ "dump", 2372 },
	{ "dv", 29554 },
	{ "dvb", 29784 },
	{ "dvc", 1057 },
	{ "dvi", 21922 },
	{ "dwd", 211 },
	{ "dwf", 27751 },
	{ "dwg", 26511 },
	{ "dx", 25422 },
	{ "dxf", 26525 },
	{ "dxp", 18734 },
	{ "dxr", 21880 },
	{ "dzr", 8627 },
	{ "ear", 1514 },
	{ "ebuild", 10150 },
	{ "ecelp4800", 24605 },
	{ "ecelp7470", 24631 },
	{ "ecelp9600", 24657 },
	{ "ecig", 9134 },
	{ "ecigprofile", 9099 },
	{ "ecigtheme", 9170 },
	{ "eclass", 10180 },
	{ "edm", 14894 },
	{ "edx", 14923 },
	{ "efi", 1074 },
	{ "efif", 17045 },
	{ "ei6", 16974 },
	{ "el", 28287 },
	{ "eln", 8676 },
	{ "emb", 25160 },
	{ "embl", 25160 },
	{ "emf", 26062 },
	{ "eml", 27515 },
	{ "emm", 11060 },
	{ "emma", 1090 },
	{ "emotionml", 1111 },
	{ "ent", 23801 },
	{ "entity", 14524 },
	{ "enw", 24204 },
	{ "eol", 24432 },
	{ "eot", 13639 },
	{ "ep", 6607 },
	{ "eps", 2952 },
	{ "eps2", 2952 },
	{ "eps3", 2952 },
	{ "epsf", 2952 },
	{ "epsi", 2952 },
	{ "erf", 27153 },
	{ "erl", 28287 },
	{ "es", 28225 },
	{ "es3", 8931 },
	{ "esa", 16787 },
	{ "esf", 8724 },
	{ "espass", 8897 },
	{ "et3", 8931 },
	{ "etx", 29443 },
	{ "evb", 24192 },
	{ "evc", 24166 },
	{ "evw", 24217 },
	{ "ex", 28287 },
	{ "exe", 22650 },
	{ "exi", 1137 },
	{ "exp", 1153 },
	{ "exr", 25971 },
	{ "exs", 28287 },
	{ "ext", 14952 },
	{ "ez", 32 },
	{ "ez2", 9273 },
	{ "ez3", 9301 },
	{ "f", 29184 },
	{ "f4v", 30106 },
	{ "f77", 29184 },
	{ "f90", 29184 },
	{ "fb", 22557 },
	{ "fbdoc", 22557 },
	{ "fbs", 26539 },
	{ "fbx", 6344 },
	{ "fcdt", 5266 },
	{ "fch", 25238 },
	{ "fchk", 25238 },
	{ "fcs", 11682 },
	{ "fdf", 1197 },
	{ "fdt", 1213 },
	{ "fe_launch", 8296 },
	{ "fg5", 9813 },
	{ "fig", 23492 },
	{ "finf", 1173 },
	{ "fish", 29468 },
	{ "fit", 26072 },
	{ "fits", 26072 },
	{ "fla", 8519 },
	{ "flac", 24230 },
	{ "flatpak", 9518 },
	{ "flatpakref", 9542 },
	{ "flatpakrepo", 9570 },
	{ "flb", 9460 },
	{ "fli", 29563 },
	{ "flo", 12993 },
	{ "flt", 28689 },
	{ "flv", 30118 },
	{ "flw", 11928 },
	{ "flx", 28722 },
	{ "fly", 28709 },
	{ "fm", 22557 },
	{ "fo", 18610 },
	{ "fpx", 26562 },
	{ "frame", 22557 },
	{ "frm", 22557 },
	{ "fsc", 9691 },
	{ "fst", 26576 },
	{ "ftc", 9626 },
	{ "fti", 5829 },
	{ "fts", 26072 },
	{ "fvt", 29803 },
	{ "fxp", 5306 },
	{ "fxpl", 5306 },
	{ "fzs", 10033 },
	{ "g2w", 10388 },
	{ "g3w", 10412 },
	{ "gac", 10530 },
	{ "gal", 25320 },
	{ "gam", 25214 },
	{ "gamin", 25214 },
	{ "gan", 22005 },
	{ "gau", 25294 },
	{ "gbr", 3393 },
	{ "gcd", 29353 },
	{ "gcf", 22076 },
	{ "gcg", 25344 },
	{ "gdl", 27765 },
	{ "gdz", 9331 },
	{ "ged", 28660 },
	{ "gen", 25369 },
	{ "genozip", 10093 },
	{ "geo", 8603 },
	{ "geojson", 1281 },
	{ "gex", 10330 },
	{ "gf", 23216 },
	{ "gff3", 28205 },
	{ "ggb", 10238 },
	{ "ggs", 10268 },
	{ "ggt", 10300 },
	{ "ghf", 10561 },
	{ "gim", 10589 },
	{ "gjc", 25294 },
	{ "gjf", 25294 },
	{ "gl", 29573 },
	{ "glb", 27556 },
	{ "glbin", 1333 },
	{ "glbuf", 1333 },
	{ "gltf", 27540 },
	{ "gml", 1357 },
	{ "gnumeric", 22032 },
	{ "go", 28287 },
	{ "gph", 9599 },
	{ "gpkg", 1302 },
	{ "gpt", 25660 },
	{ "gpx", 1377 },
	{ "gqf", 10507 },
	{ "gqs", 10507 },
	{ "gram", 4092 },
	{ "graphql", 28287 },
	{ "grd", 10117 },
	{ "gre", 10330 },
	{ "grv", 10629 },
	{ "grxml", 4109 },
	{ "gsf", 21940 },
	{ "gsheet", 4754 },
	{ "gsm", 27765 },
	{ "gtar", 22110 },
	{ "gtm", 10661 },
	{ "gtw", 27779 },
	{ "gv", 28744 },
	{ "gxt", 10364 },
	{ "h", 29108 },
	{ "h++", 29080 },
	{ "hal", 10763 },
	{ "hans", 28762 },
	{ "har", 1615 },
	{ "hbc", 10830 },
	{ "hbci", 10830 },
	{ "hbs", 29199 },
	{ "hdf", 22129 },
	{ "hdr", 26759 },
	{ "hdt", 10851 },
	{ "heic", 26083 },
	{ "heics", 26094 },
	{ "heif", 26114 },
	{ "heifs", 26125 },
	{ "hej2", 26145 },
	{ "held", 236 },
	{ "hgl", 28776 },
	{ "hh", 29080 },
	{ "hif", 26015 },
	{ "hin", 25388 },
	{ "hpgl", 10905 },
	{ "hpi", 10929 },
	{ "hpid", 10929 },
	{ "hpp", 29080 },
	{ "hps", 10953 },
	{ "hpub", 3022 },
	{ "hqx", 1857 },
	{ "hrl", 28287 },
	{ "hs", 29226 },
	{ "hsj2", 26157 },
	{ "hta", 1414 },
	{ "htc", 29120 },
	{ "htke", 12067 },
	{ "hvd", 21076 },
	{ "hvp", 21139 },
	{ "hvs", 21106 },
	{ "hwp", 22171 },
	{ "hxx", 29080 },
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
	{ "ica", 22189 },
	{ "icc", 11200 },
	{ "icd", 7511 },
	{ "icf", 7511 },
	{ "icm", 11200 },
	{ "ics", 28157 },
	{ "ief", 26168 },
	{ "ifb", 28157 },
	{ "ifc", 2512 },
	{ "ifm", 18200 },
	{ "iges", 27574 },
	{ "igl", 11227 },
	{ "igm", 11421 },
	{ "ign", 7602 },
	{ "ignition", 7602 },
	{ "igs", 27574 },
	{ "igx", 13024 },
	{ "iif", 18284 },
	{ "iii", 22256 },
	{ "imf", 11252 },
	{ "img", 2372 },
	{ "imgcal", 5074 },
	{ "imi", 11290 },
	{ "imp", 5149 },
	{ "importmap", 1615 },
	{ "ims", 13669 },
	{ "imscc", 11391 },
	{ "in", 28287 },
	{ "info", 22207 },
	{ "ini", 28287 },
	{ "ink", 1454 },
	{ "inkml", 1454 },
	{ "inp", 25214 },
	{ "ins", 22226 },
	{ "iota", 6279 },
	{ "ipfix", 1476 },
	{ "ipk", 18327 },
	{ "ipynb", 22277 },
	{ "irm", 11125 },
	{ "irp", 11619 },
	{ "ism", 27765 },
	{ "iso", 22302 },
	{ "isp", 22226 },
	{ "ist", 25403 },
	{ "istc", 20297 },
	{ "istr", 25403 },
	{ "isws", 20297 },
	{ "itp", 18240 },
	{ "its", 1494 },
	{ "ivp", 11327 },
	{ "ivu", 11359 },
	{ "jad", 28929 },
	{ "jam", 11707 },
	{ "jar", 1514 },
	{ "java", 29241 },
	{ "jdx", 25422 },
	{ "jfif", 26198 },
	{ "jhc", 26219 },
	{ "jisp", 11765 },
	{ "jl", 28287 },
	{ "jls", 26178 },
	{ "jlt", 10976 },
	{ "jmz", 22359 },
	{ "jng", 27171 },
	{ "jnlp", 22330 },
	{ "joda", 11786 },
	{ "jp2", 26188 },
	{ "jpe", 26198 },
	{ "jpf", 26240 },
	{ "jpg2", 26188 },
	{ "jpgm", 26230 },
	{ "jph", 26209 },
	{ "jphc", 26219 },
	{ "jpm", 26230 },
	{ "jpx", 26240 },
	{ "jrd", 1594 },
	{ "json-patch", 1632 },
	{ "json5", 1660 },
	{ "jsonl", 22696 },
	{ "jsonld", 1678 },
	{ "jsontd", 4531 },
	{ "jsontm", 4679 },
	{ "jsx", 28287 },
	{ "jt", 27585 },
	{ "jtd", 28603 },
	{ "jxr", 26250 },
	{ "jxra", 26260 },
	{ "jxrs", 26271 },
	{ "jxs", 26282 },
	{ "jxsc", 26292 },
	{ "jxsi", 26303 },
	{ "jxss", 26314 },
	{ "kar", 24273 },
	{ "karbon", 11845 },
	{ "kcm", 14524 },
	{ "kdbx", 22378 },
	{ "key", 2632 },
	{ "keynote", 6068 },
	{ "kfo", 11899 },
	{ "kia", 12094 },
	{ "kil", 22401 },
	{ "kin", 25442 },
	{ "kml", 10437 },
	{ "kmz", 10474 },
	{ "kne", 12123 },
	{ "knp", 12123 },
	{ "kom", 10830 },
	{ "kon", 11954 },
	{ "koz", 24392 },
	{ "kpr", 11982 },
	{ "kpt", 11982 },
	{ "ksp", 12013 },
	{ "kt", 28287 },
	{ "ktr", 11821 },
	{ "kts", 28287 },
	{ "ktx", 26325 },
	{ "ktx2", 26335 },
	{ "ktz", 11821 },
	{ "kwd", 12041 },
	{ "kwt", 12041 },
	{ "l16", 24252 },
	{ "las", 12199 },
	{ "lasjson", 12219 },
	{ "lasxml", 12248 },
	{ "latex", 22428 },
	{ "lbc", 24241 },
	{ "lbd", 12276 },
	{ "lbe", 12327 },
	{ "lca", 12383 },
	{ "lcs", 12383 },
	{ "le", 6640 },
	{ "les", 10871 },
	{ "less", 29253 },
	{ "lgr", 1698 },
	{ "lha", 22448 },
	{ "lhs", 29281 },
	{ "lhzd", 6499 },
	{ "lhzl", 6536 },
	{ "lin", 395 },
	{ "line", 14494 },
	{ "link66", 17665 },
	{ "lisp", 28287 },
	{ "list", 28287 },
	{ "list3820", 5362 },
	{ "listafp", 5362 },
	{ "lmp", 27765 },
	{ "loas", 24381 },
	{ "log", 28287 },
	{ "loom", 12420 },
	{ "lostsyncxml", 1763 },
	{ "lostxml", 1742 },
	{ "lpf", 1788 },
	{ "lrm", 13692 },
	{ "lsf", 30130 },
	{ "lst", 28287 },
	{ "lsx", 30130 },
	{ "ltx", 29489 },
	{ "lua", 29305 },
	{ "lvp", 24528 },
	{ "lwp", 12624 },
	{ "lxf", 1808 },
	{ "ly", 29265 },
	{ "lyx", 22466 },
	{ "lz", 1824 },
	{ "lz4", 22484 },
	{ "lzh", 22502 },
	{ "lzma", 22520 },
	{ "lzx", 22539 },
	{ "m", 20751 },
	{ "m1v", 29631 },
	{ "m21", 2166 },
	{ "m2t", 29610 },
	{ "m2ts", 29610 },
	{ "m2v", 29631 },
	{ "m3g", 1841 },
	{ "m3u", 24322 },
	{ "m3u8", 6098 },
	{ "m4b", 24301 },
	{ "m4s", 29582 },
	{ "m4u", 29817 },
	{ "m4v", 29621 },
	{ "ma", 1970 },
	{ "mads", 1882 },
	{ "maei", 2097 },
	{ "mag", 8647 },
	{ "mail", 27515 },
	{ "maker", 22557 },
	{ "man", 23300 },
	{ "manifest", 28137 },
	{ "markdown", 28254 },
	{ "mb", 1970 },
	{ "mbk", 13129 },
	{ "mbox", 2017 },
	{ "mc1", 12847 },
	{ "mc2", 28890 },
	{ "mcd", 12827 },
	{ "mcif", 25622 },
	{ "mcm", 25462 },
	{ "mdb", 2183 },
	{ "mdc", 12722 },
	{ "mdi", 26723 },
	{ "me", 23324 },
	{ "mesh", 27594 },
	{ "meta4", 2034 },
	{ "mets", 2060 },
	{ "mf4", 2081 },
	{ "mfm", 12972 },
	{ "mft", 3423 },
	{ "mgp", 16724 },
	{ "mgz", 17237 },
	{ "mhas", 24262 },
	{ "mht", 27515 },
	{ "mhtml", 27515 },
	{ "mid", 24273 },
	{ "midi", 24273 },
	{ "mif", 13055 },
	{ "miz", 28268 },
	{ "mj2", 29600 },
	{ "mjp2", 29600 },
	{ "mk", 28287 },
	{ "mka", 24799 },
	{ "mkv", 30145 },
	{ "ml2", 19542 },
	{ "mlp", 24456 },
	{ "mm", 21982 },
	{ "mmd", 6823 },
	{ "mmdb", 12792 },
	{ "mmf", 18472 },
	{ "mml", 1994 },
	{ "mmod", 25485 },
	{ "mmr", 26590 },
	{ "mng", 30162 },
	{ "mobi", 22577 },
	{ "moc", 29316 },
	{ "mod", 23781 },
	{ "model-inter", 20209 },
	{ "mods", 2145 },
	{ "mol", 25513 },
	{ "mol2", 19542 },
	{ "moml", 27793 },
	{ "moo", 25706 },
	{ "mop", 25683 },
	{ "mopcrt", 25683 },
	{ "mov", 29652 },
	{ "movie", 30249 },
	{ "mp1", 24311 },
	{ "mp2", 24311 },
	{ "mp21", 2166 },
	{ "mpc", 25683 },
	{ "mpd", 839 },
	{ "mpdd", 860 },
	{ "mpe", 29631 },
	{ "mpeg", 29631 },
	{ "mpega", 24311 },
	{ "mpf", 28827 },
	{ "mpg", 29631 },
	{ "mpg4", 29621 },
	{ "mpga", 24311 },
	{ "mph", 21840 },
	{ "mpkg", 6032 },
	{ "mpm", 6573 },
	{ "mpn", 13264 },
	{ "mpp", 14107 },
	{ "mpt", 14107 },
	{ "mpv", 30145 },
	{ "mpw", 9203 },
	{ "mpy", 11097 },
	{ "mqy", 13156 },
	{ "mrc", 1929 },
	{ "mrcx", 1946 },
	{ "ms", 23347 },
	{ "msa", 14335 },
	{ "msd", 9407 },
	{ "mseed", 9407 },
	{ "mseq", 14366 },
	{ "msf", 8750 },
	{ "msg", 13746 },
	{ "msh", 27594 },
	{ "msi", 22678 },
	{ "msix", 2204 },
	{ "msixbundle", 2221 },
	{ "msl", 13183 },
	{ "msm", 27765 },
	{ "msp", 2372 },
	{ "msty", 14444 },
	{ "msu", 2372 },
	{ "mtl", 27605 },
	{ "mts", 29610 },
	{ "multitrack", 24683 },
	{ "mus", 14419 },
	{ "musd", 2121 },
	{ "mvb", 25727 },
	{ "mvt", 12687 },
	{ "mwc", 8466 },
	{ "mwf", 12951 },
	{ "mxf", 2263 },
	{ "mxi", 20209 },
	{ "mxl", 17543 },
	{ "mxmf", 24284 },
	{ "mxml", 23902 },
	{ "mxs", 19957 },
	{ "mxu", 29817 },
	{ "n3", 28279 },
	{ "nb", 20715 },
	{ "nbp", 20795 },
	{ "nc", 22717 },
	{ "ndc", 16694 },
	{ "ndjson", 22696 },
	{ "ndl", 12532 },
	{ "nds", 14603 },
	{ "nebul", 14494 },
	{ "nef", 27183 },
	{ "nfo", 28287 },
	{ "ngdat", 14789 },
	{ "nim", 29868 },
	{ "nimn", 14582 },
	{ "nitf", 14672 },
	{ "nix", 28287 },
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
	{ "nwc", 22772 },
	{ "o", 22790 },
	{ "oa2", 9751 },
	{ "oa3", 9782 },
	{ "oas", 9721 },
	{ "obg", 15989 },
	{ "obgx", 15955 },
	{ "obj", 27615 },
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
	{ "oga", 24336 },
	{ "ogex", 27812 },
	{ "ogv", 29642 },
	{ "ogx", 2459 },
	{ "old", 23280 },
	{ "omg", 24118 },
	{ "one", 2475 },
	{ "onepkg", 2475 },
	{ "onetmp", 2475 },
	{ "onetoc2", 2475 },
	{ "opf", 2429 },
	{ "opml", 29327 },
	{ "oprc", 16850 },
	{ "or2", 12560 },
	{ "or3", 12560 },
	{ "orc", 24143 },
	{ "orf", 27201 },
	{ "org", 28287 },
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
	{ "ova", 23390 },
	{ "ovl", 5389 },
	{ "oxlicg", 16818 },
	{ "oxps", 2495 },
	{ "oxt", 16054 },
	{ "oza", 22811 },
	{ "p", 29339 },
	{ "p10", 2702 },
	{ "p12", 2721 },
	{ "p21", 2512 },
	{ "p2p", 20647 },
	{ "p7b", 22840 },
	{ "p7c", 2740 },
	{ "p7m", 2740 },
	{ "p7r", 22873 },
	{ "p7s", 2763 },
	{ "p7z", 2740 },
	{ "p8", 2791 },
	{ "p8e", 2809 },
	{ "pac", 22738 },
	{ "package", 6373 },
	{ "pages", 6158 },
	{ "parquet", 5951 },
	{ "pas", 29339 },
	{ "pat", 27078 },
	{ "patch", 29160 },
	{ "paw", 16922 },
	{ "pbd", 17147 },
	{ "pbm", 27245 },
	{ "pcap", 19791 },
	{ "pcf", 21959 },
	{ "pcl", 11000 },
	{ "pcx", 26956 },
	{ "pdb", 25829 },
	{ "pdx", 2556 },
	{ "pem", 2572 },
	{ "pfa", 21940 },
	{ "pfb", 21940 },
	{ "pfr", 1233 },
	{ "pfx", 2721 },
	{ "pgb", 26652 },
	{ "pgm", 27269 },
	{ "pgn", 6797 },
	{ "pgp", 2606 },
	{ "php", 22147 },
	{ "pil", 17000 },
	{ "pk", 23237 },
	{ "pkd", 10830 },
	{ "pkg", 6032 },
	{ "pki", 2932 },
	{ "pkipath", 2907 },
	{ "pkpass", 6186 },
	{ "pl", 29368 },
	{ "plb", 4921 },
	{ "plc", 13210 },
	{ "plf", 17119 },
	{ "plj", 24507 },
	{ "plp", 16871 },
	{ "pls", 24867 },
	{ "pm", 29368 },
	{ "pml", 7996 },
	{ "pmtiles", 17095 },
	{ "pnm", 27221 },
	{ "po", 28287 },
	{ "portpkg", 12654 },
	{ "pot", 28287 },
	{ "potm", 14052 },
	{ "potx", 16345 },
	{ "ppam", 13833 },
	{ "ppd", 8022 },
	{ "ppkg", 21022 },
	{ "ppm", 27294 },
	{ "pps", 13803 },
	{ "ppsm", 13996 },
	{ "ppsx", 16274 },
	{ "ppt", 13803 },
	{ "pptm", 13885 },
	{ "ppttc", 19843 },
	{ "pptx", 16133 },
	{ "pqa", 16850 },
	{ "prc", 27625 },
	{ "pre", 12500 },
	{ "preminet", 17177 },
	{ "prf", 2679 },
	{ "properties", 28287 },
	{ "proto", 28287 },
	{ "provn", 28298 },
	{ "provx", 2975 },
	{ "prt", 25748 },
	{ "prz", 12500 },
	{ "ps", 2952 },
	{ "psb", 4955 },
	{ "psd", 26414 },
	{ "pseg3820", 5362 },
	{ "psfs", 17270 },
	{ "psg", 5424 },
	{ "psid", 24346 },
	{ "pskcxml", 3124 },
	{ "pt", 18575 },
	{ "pti", 26361 },
	{ "ptid", 17329 },
	{ "ptrom", 18575 },
	{ "pub", 9240 },
	{ "pvb", 4989 },
	{ "pwn", 5116 },
	{ "py", 29380 },
	{ "pya", 24551 },
	{ "pyc", 22905 },
	{ "pyo", 22905 },
	{ "pyox", 27900 },
	{ "pyv", 29835 },
	{ "qam", 8776 },
	{ "qbo", 11506 },
	{ "qca", 8862 },
	{ "qcall", 8862 },
	{ "qcow2", 22931 },
	{ "qcp", 24177 },
	{ "qfx", 11531 },
	{ "qgs", 22955 },
	{ "qps", 17291 },
	{ "qt", 29652 },
	{ "qtl", 22974 },
	{ "quiz", 17427 },
	{ "quox", 17427 },
	{ "qvd", 19820 },
	{ "qwd", 17393 },
	{ "qwt", 17393 },
	{ "qxb", 17393 },
	{ "qxd", 17393 },
	{ "qxl", 17393 },
	{ "qxt", 17393 },
	{ "r", 28287 },
	{ "ra", 24846 },
	{ "ram", 24846 },
	{ "rapd", 3312 },
	{ "rar", 17495 },
	{ "ras", 27041 },
	{ "rb", 29394 },
	{ "rcprofile", 11581 },
	{ "rct", 3047 },
	{ "rd", 25536 },
	{ "rdf", 3145 },
	{ "rdf-crypt", 3070 },
	{ "rdp", 23004 },
	{ "rdz", 8068 },
	{ "relo", 2528 },
	{ "reload", 17578 },
	{ "rep", 6693 },
	{ "request", 14524 },
	{ "rfcxml", 3292 },
	{ "rgb", 27318 },
	{ "rgbe", 26759 },
	{ "rif", 3165 },
	{ "rip", 24713 },
	{ "rl", 3225 },
	{ "rlc", 26621 },
	{ "rld", 3256 },
	{ "rlm", 17578 },
	{ "rm", 24846 },
	{ "rms", 11727 },
	{ "rnc", 3189 },
	{ "rnd", 3047 },
	{ "rng", 23765 },
	{ "roa", 3449 },
	{ "roff", 28448 },
	{ "ros", 25844 },
	{ "rp9", 6953 },
	{ "rpm", 23022 },
	{ "rpss", 14858 },
	{ "rpst", 14823 },
	{ "rq", 4020 },
	{ "rs", 28287 },
	{ "rsat", 262 },
	{ "rsheet", 4783 },
	{ "rsm", 27765 },
	{ "rst", 28323 },
	{ "rtf", 3470 },
	{ "rusd", 3367 },
	{ "rxn", 25558 },
	{ "rxt", 12910 },
	{ "s", 29044 },
	{ "s11", 29968 },
	{ "s14", 29991 },
	{ "s1a", 18040 },
	{ "s1e", 17971 },
	{ "s1g", 26799 },
	{ "s1h", 17998 },
	{ "s1j", 26834 },
	{ "s1m", 24727 },
	{ "s1n", 26778 },
	{ "s1p", 17916 },
	{ "s1q", 30035 },
	{ "s1w", 17835 },
	{ "s3df", 17781 },
	{ "sac", 4434 },
	{ "saf", 21210 },
	{ "sam", 12624 },
	{ "sar", 17737 },
	{ "sarif", 3486 },
	{ "sass", 29406 },
	{ "sc", 11163 },
	{ "scala", 29418 },
	{ "scd", 17757 },
	{ "sce", 23059 },
	{ "sci", 23059 },
	{ "scim", 3509 },
	{ "scl", 19569 },
	{ "scld", 8415 },
	{ "scm", 12592 },
	{ "sco", 24143 },
	{ "scq", 3531 },
	{ "scr", 23125 },
	{ "scs", 3559 },
	{ "scsf", 17808 },
	{ "scss", 29431 },
	{ "sd", 25581 },
	{ "sd2", 24881 },
	{ "sda", 18885 },
	{ "sdc", 18816 },
	{ "sdd", 18919 },
	{ "sdf", 25581 },
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
	{ "sfv", 29457 },
	{ "sgf", 22055 },
	{ "sgi", 26799 },
	{ "sgif", 26799 },
	{ "sgl", 19026 },
	{ "sgm", 28367 },
	{ "sgml", 28367 },
	{ "sh", 29468 },
	{ "shaclc", 28377 },
	{ "shar", 23106 },
	{ "shc", 28377 },
	{ "shex", 28389 },
	{ "shf", 3931 },
	{ "shp", 18366 },
	{ "shtml", 28215 },
	{ "shx", 18386 },
	{ "si", 28962 },
	{ "sic", 20462 },
	{ "sid", 24346 },
	{ "sieve", 3951 },
	{ "sig", 2653 },
	{ "sik", 23280 },
	{ "silo", 27594 },
	{ "sis", 19595 },
	{ "sit", 23151 },
	{ "sitx", 23151 },
	{ "siv", 3951 },
	{ "sjp", 26834 },
	{ "sjpg", 26834 },
	{ "skd", 12145 },
	{ "skm", 12145 },
	{ "skp", 12145 },
	{ "skt", 12145 },
	{ "sl", 28978 },
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
	{ "smk", 29936 },
	{ "sml", 3999 },
	{ "smo", 30035 },
	{ "smov", 30035 },
	{ "smp", 24727 },
	{ "smp3", 24727 },
	{ "smpg", 29968 },
	{ "sms", 5021 },
	{ "smv", 24360 },
	{ "smzip", 19069 },
	{ "snap", 18554 },
	{ "snd", 24131 },
	{ "so", 2372 },
	{ "soa", 28196 },
	{ "soc", 3901 },
	{ "sofa", 24370 },
	{ "sos", 28915 },
	{ "spc", 25190 },
	{ "spd", 18040 },
	{ "spdf", 18040 },
	{ "spdx", 28399 },
	{ "spf", 21244 },
	{ "spl", 1256 },
	{ "spn", 26778 },
	{ "spng", 26778 },
	{ "spo", 28808 },
	{ "spot", 28808 },
	{ "spp", 3616 },
	{ "sppt", 17916 },
	{ "spq", 3588 },
	{ "spx", 24336 },
	{ "sql", 4076 },
	{ "sqlite", 18792 },
	{ "sqlite3", 18792 },
	{ "sr", 18406 },
	{ "src", 23419 },
	{ "srt", 28287 },
	{ "sru", 4130 },
	{ "srx", 4045 },
	{ "sse", 12166 },
	{ "ssf", 8836 },
	{ "ssml", 4150 },
	{ "ssv", 18168 },
	{ "ssvc", 7890 },
	{ "ssw", 30014 },
	{ "sswf", 30014 },
	{ "st", 17700 },
	{ "stc", 19197 },
	{ "std", 19264 },
	{ "step", 27635 },
	{ "stf", 20874 },
	{ "sti", 19334 },
	{ "stif", 17943 },
	{ "stix", 4171 },
	{ "stk", 1430 },
	{ "stl", 27695 },
	{ "stml", 17998 },
	{ "stp", 27635 },
	{ "stpnc", 2512 },
	{ "stpx", 27646 },
	{ "stpxz", 27676 },
	{ "stpz", 27661 },
	{ "str", 16948 },
	{ "study-inter", 20209 },
	{ "stw", 19473 },
	{ "sty", 29489 },
	{ "sus", 19513 },
	{ "susp", 19513 },
	{ "sv4cpio", 23173 },
	{ "sv4crc", 23195 },
	{ "svc", 8575 },
	{ "svelte", 28287 },
	{ "svgz", 26375 },
	{ "sw", 25862 },
	{ "swf", 5232 },
	{ "swi", 6215 },
	{ "swidtag", 4215 },
	{ "swift", 28287 },
	{ "sxc", 19168 },
	{ "sxd", 19235 },
	{ "sxg", 19435 },
	{ "sxi", 19302 },
	{ "sxl", 17971 },
	{ "sxls", 17971 },
	{ "sxm", 19375 },
	{ "sxw", 19404 },
	{ "sy2", 19542 },
	{ "t", 28448 },
	{ "tag", 28348 },
	{ "taglet", 14472 },
	{ "tam", 15786 },
	{ "tamp", 15811 },
	{ "tamx", 15840 },
	{ "tao", 19749 },
	{ "tap", 26869 },
	{ "tat", 15869 },
	{ "tatp", 15897 },
	{ "tatx", 15926 },
	{ "tau", 4236 },
	{ "taz", 1397 },
	{ "tbz", 21727 },
	{ "tbz2", 21727 },
	{ "tcap", 5047 },
	{ "tcl", 29478 },
	{ "tcu", 4302 },
	{ "td", 4812 },
	{ "teacher", 18524 },
	{ "tei", 4551 },
	{ "teicorpus", 4551 },
	{ "ter", 4378 },
	{ "tex", 29489 },
	{ "texi", 23258 },
	{ "texinfo", 23258 },
	{ "text", 28287 },
	{ "tfi", 4571 },
	{ "tfx", 26400 },
	{ "tga", 27330 },
	{ "tgf", 25603 },
	{ "tgz", 1397 },
	{ "thmx", 13715 },
	{ "tif", 26389 },
	{ "tiff", 26389 },
	{ "tk", 29478 },
	{ "tlclient", 6725 },
	{ "tlz", 1824 },
	{ "tm", 28435 },
	{ "tmo", 19901 },
	{ "tnef", 14134 },
	{ "tnf", 14134 },
	{ "toml", 4699 },
	{ "torrent", 21659 },
	{ "tpl", 10697 },
	{ "tpt", 19932 },
	{ "tr", 28448 },
	{ "tra", 19986 },
	{ "tree", 17465 },
	{ "trig", 4716 },
	{ "ts", 29610 },
	{ "tsa", 4401 },
	{ "tsd", 4650 },
	{ "tsp", 995 },
	{ "tsq", 4594 },
	{ "tsr", 4622 },
	{ "tst", 9024 },
	{ "tsv", 28409 },
	{ "tsx", 28287 },
	{ "ttc", 25955 },
	{ "ttl", 28459 },
	{ "ttml", 4733 },
	{ "tuc", 4499 },
	{ "tur", 4475 },
	{ "twd", 18437 },
	{ "twds", 18437 },
	{ "txd", 10060 },
	{ "txf", 13237 },
	{ "txz", 23535 },
	{ "tzst", 23975 },
	{ "u3d", 27705 },
	{ "u8dsn", 27421 },
	{ "u8hdr", 27492 },
	{ "u8mdn", 27452 },
	{ "u8msg", 27406 },
	{ "udeb", 8144 },
	{ "ufd", 20010 },
	{ "ufdl", 20010 },
	{ "uis", 4843 },
	{ "umj", 20057 },
	{ "unityweb", 20080 },
	{ "uo", 20102 },
	{ "uoml", 20102 },
	{ "upa", 10830 },
	{ "uri", 28471 },
	{ "urim", 20127 },
	{ "urimap", 20127 },
	{ "uris", 28471 },
	{ "usda", 27939 },
	{ "usdz", 27954 },
	{ "ustar", 23370 },
	{ "utz", 20031 },
	{ "uva", 24411 },
	{ "uvd", 8182 },
	{ "uvf", 8182 },
	{ "uvg", 26473 },
	{ "uvh", 29668 },
	{ "uvi", 26473 },
	{ "uvm", 29686 },
	{ "uvp", 29727 },
	{ "uvs", 29745 },
	{ "uvt", 8208 },
	{ "uvu", 29708 },
	{ "uvv", 29763 },
	{ "uvva", 24411 },
	{ "uvvd", 8182 },
	{ "uvvf", 8182 },
	{ "uvvg", 26473 },
	{ "uvvh", 29668 },
	{ "uvvi", 26473 },
	{ "uvvm", 29686 },
	{ "uvvp", 29727 },
	{ "uvvs", 29745 },
	{ "uvvt", 8208 },
	{ "uvvu", 29708 },
	{ "uvvv", 29763 },
	{ "uvvx", 8238 },
	{ "uvvz", 8271 },
	{ "uvx", 8238 },
	{ "uvz", 8271 },
	{ "val", 25775 },
	{ "vbk", 24584 },
	{ "vbox", 17202 },
	{ "vcard", 28485 },
	{ "vcd", 21765 },
	{ "vcf", 28485 },
	{ "vcg", 10734 },
	{ "vcj", 21419 },
	{ "vcs", 29500 },
	{ "vcx", 20189 },
	{ "vds", 27921 },
	{ "ves", 20326 },
	{ "vew", 12469 },
	{ "vfk", 28638 },
	{ "vfr", 19881 },
	{ "viaframe", 19881 },
	{ "vim", 28287 },
	{ "vis", 20416 },
	{ "viv", 30070 },
	{ "vmd", 25909 },
	{ "vms", 25883 },
	{ "vmt", 20151 },
	{ "vpm", 28113 },
	{ "vrm", 28023 },
	{ "vrml", 28023 },
	{ "vsc", 20356 },
	{ "vsd", 20394 },
	{ "vsf", 20442 },
	{ "vss", 20394 },
	{ "vst", 20394 },
	{ "vsw", 20394 },
	{ "vtf", 26891 },
	{ "vtnstd", 20262 },
	{ "vtu", 28009 },
	{ "vue", 28287 },
	{ "vwx", 20234 },
	{ "vxml", 21394 },
	{ "wad", 21903 },
	{ "wadl", 19139 },
	{ "wafl", 20592 },
	{ "war", 1514 },
	{ "wat", 28287 },
	{ "wax", 24816 },
	{ "wbmp", 26922 },
	{ "wbs", 7852 },
	{ "wbxml", 20510 },
	{ "wcm", 14256 },
	{ "wdb", 14256 },
	{ "weba", 24763 },
	{ "webmanifest", 1903 },
	{ "wg", 17068 },
	{ "wgsl", 29034 },
	{ "wgt", 21476 },
	{ "wif", 21448 },
	{ "win", 27765 },
	{ "wk", 21541 },
	{ "wk1", 12441 },
	{ "wk3", 12441 },
	{ "wk4", 12441 },
	{ "wks", 14256 },
	{ "wlnk", 1718 },
	{ "wm", 30174 },
	{ "wma", 24831 },
	{ "wmc", 20695 },
	{ "wmd", 22608 },
	{ "wmf", 26977 },
	{ "wml", 28994 },
	{ "wmlc", 20536 },
	{ "wmls", 29011 },
	{ "wmlsc", 20561 },
	{ "wmv", 30188 },
	{ "wmx", 30203 },
	{ "wmz", 22629 },
	{ "wpd", 20826 },
	{ "wpl", 14281 },
	{ "wps", 14256 },
	{ "wqd", 20854 },
	{ "wrl", 28023 },
	{ "wsc", 20671 },
	{ "wsdl", 21495 },
	{ "wspolicy", 21516 },
	{ "wtb", 20622 },
	{ "wv", 20897 },
	{ "wvx", 30218 },
	{ "wz", 23445 },
	{ "x3d", 28056 },
	{ "x3db", 28034 },
	{ "x3dv", 28070 },
	{ "x3dvz", 28070 },
	{ "x3dz", 28056 },
	{ "x_b", 27830 },
	{ "x_t", 27866 },
	{ "xar", 20926 },
	{ "xav", 23552 },
	{ "xbd", 9944 },
	{ "xbm", 27342 },
	{ "xca", 23577 },
	{ "xcf", 27358 },
	{ "xcos", 23080 },
	{ "xcs", 414 },
	{ "xct", 9987 },
	{ "xdd", 368 },
	{ "xdf", 23603 },
	{ "xdm", 19686 },
	{ "xdp", 5332 },
	{ "xdssc", 1036 },
	{ "xdw", 9908 },
	{ "xel", 23629 },
	{ "xer", 23653 },
	{ "xfd", 20947 },
	{ "xfdf", 23704 },
	{ "xfdl", 20947 },
	{ "xhe", 24381 },
	{ "xht", 23721 },
	{ "xhtm", 23721 },
	{ "xhvml", 23902 },
	{ "xif", 26941 },
	{ "xla", 13416 },
	{ "xlam", 13441 },
	{ "xlc", 13416 },
	{ "xlf", 23743 },
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
	{ "xmt_bin", 27830 },
	{ "xmt_txt", 27866 },
	{ "xns", 23680 },
	{ "xo", 15731 },
	{ "xodp", 7235 },
	{ "xods", 7344 },
	{ "xodt", 7134 },
	{ "xop", 23840 },
	{ "xotp", 7285 },
	{ "xots", 7393 },
	{ "xott", 7180 },
	{ "xpak", 10210 },
	{ "xpi", 23511 },
	{ "xpm", 27370 },
	{ "xpr", 11659 },
	{ "xps", 14304 },
	{ "xpw", 11448 },
	{ "xpx", 11448 },
	{ "xsd", 23765 },
	{ "xsf", 3100 },
	{ "xsl", 23860 },
	{ "xslt", 23860 },
	{ "xsm", 19627 },
	{ "xspf", 23881 },
	{ "xtel", 25924 },
	{ "xul", 13299 },
	{ "xvm", 23902 },
	{ "xvml", 23902 },
	{ "xwd", 27386 },
	{ "xyz", 25940 },
	{ "xyze", 26759 },
	{ "yang", 23938 },
	{ "yin", 23955 },
	{ "yme", 21279 },
	{ "yml", 23921 },
	{ "yt", 30085 },
	{ "z", 21817 },
	{ "zaz", 21363 },
	{ "zfc", 9491 },
	{ "zfo", 18654 },
	{ "zig", 28287 },
	{ "zir", 21343 },
	{ "zirz", 21343 },
	{ "zmm", 10787 },
	{ "zmt", 25683 },
	{ "zone", 28196 },
	{ "zsh", 29468 },
	{ "~", 23280 },
};
