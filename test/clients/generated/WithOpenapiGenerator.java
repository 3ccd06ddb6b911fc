import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.DocumentsApi;
import org.openapitools.client.api.FormsApi;
import org.openapitools.client.model.Filing;

/** Prints the official form with the Java client that openapi-generator makes: URL of the service, file to write. */
class WithOpenapiGenerator {
  public static void main(String[] arguments) throws Exception {
    ApiClient client = new ApiClient().setBasePath(arguments[0]);
    Filing filing = new FormsApi(client).getSample("annex-2", "official", null);
    DocumentsApi documents = new DocumentsApi(client);
    if (!documents.validateFiling("annex-2", filing, null, null, null).getValid()) throw new IllegalStateException();
    Path document =
        documents
            .makeDocument("annex-2", filing, null, null, null, null, null, null, null, null, null, null, null)
            .toPath();
    Files.move(document, Path.of(arguments[1]), StandardCopyOption.REPLACE_EXISTING);
  }
}
